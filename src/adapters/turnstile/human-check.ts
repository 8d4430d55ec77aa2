import type { HumanVerdict } from "../../core/subscribers/human-verdict.ts";
import type { HumanCheck } from "../../ports/subscribers/human-check.ts";

/** https://developers.cloudflare.com/turnstile/get-started/server-side-validation/ */
const SITEVERIFY = "https://challenges.cloudflare.com/turnstile/v0/siteverify";
const LONGEST_TOKEN = 2048;
const PATIENCE_MS = 5_000;

/** Faults of the service or of our secret: whoever pressed the button has done nothing wrong. */
const NOT_THE_TOKENS = ["internal-error", "missing-input-secret", "invalid-input-secret"];

export interface TurnstileOptions {
  readonly secretKey: string;
  readonly patienceMs?: number;
}

/**
 * Cloudflare Turnstile. Asked once: a token is spent by the first answer, heard or not, and the form comes back with
 * a new one. Host names are not compared: Cloudflare gives tokens for a site key on that key's own hosts alone.
 */
export function createTurnstileCheck({ secretKey, patienceMs = PATIENCE_MS }: TurnstileOptions): HumanCheck {
  return {
    async check(token, client) {
      if (token === "") return { outcome: "refused", reason: "missing-input-response" };
      if (token.length > LONGEST_TOKEN) return { outcome: "refused", reason: "invalid-input-response" };
      const question = { secret: secretKey, response: token };
      return judge(await ask(client === null ? question : { ...question, remoteip: client }, patienceMs));
    },
  };
}

/** Null: no connection, no answer in time, or none in JSON. Refusals come in JSON, too, whatever their status. */
async function ask(question: Readonly<Record<string, string>>, patienceMs: number): Promise<unknown> {
  try {
    const answer = await fetch(SITEVERIFY, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(question),
      redirect: "manual",
      signal: AbortSignal.timeout(patienceMs),
    });
    return await answer.json();
  } catch {
    return null;
  }
}

function judge(answer: unknown): HumanVerdict {
  if (typeof answer !== "object" || answer === null || !("success" in answer)) {
    return { outcome: "unknown", reason: "no-answer" };
  }
  if (answer.success === true) return { outcome: "passed", reason: "" };
  const codes = "error-codes" in answer && Array.isArray(answer["error-codes"]) ? answer["error-codes"] : [];
  const isOurs = codes.some((code) => NOT_THE_TOKENS.includes(String(code)));
  return { outcome: isOurs ? "unknown" : "refused", reason: codes.map(String).join(" ") };
}
