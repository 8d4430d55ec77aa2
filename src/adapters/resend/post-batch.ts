import type { Resend } from "resend";
import type { Reply } from "./parse-answer.ts";

/**
 * One request beside the SDK's own: the SDK would encode the mails anew, where a retry must send the very same bytes,
 * and it tells the status of an error only by what the body says. A redirect is never followed: the key would go along.
 */
export async function postBatch(
  resend: Resend,
  body: Uint8Array,
  idempotencyKey: string,
  timeoutMs: number,
): Promise<Reply> {
  try {
    const response = await fetch(`${resend.baseUrl}/emails/batch`, {
      method: "POST",
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        Authorization: `Bearer ${resend.key}`,
        "User-Agent": resend.userAgent,
        "Content-Type": "application/json",
        "Idempotency-Key": idempotencyKey,
        "x-batch-validation": "strict",
      },
    });
    return { status: response.status, headers: response.headers, body: parseJson(await response.text()) };
  } catch {
    return { status: null, headers: new Headers(), body: null }; // network, time-out, cut off: all leave us in doubt
  }
}

/** Errors of a proxy in between are no JSON; their status still counts. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
