import { setTimeout as delay } from "node:timers/promises";
import * as z from "zod";
import { parseJson } from "../../src/core/parse-json.ts";

/** The account at Resend, as far as a set-up needs it (resend.com/docs/api-reference). */
export interface ProviderAccount {
  /** Answers the body. Throws `ProviderRefusal` where Resend refuses, and any other error where it cannot be asked. */
  readonly ask: (method: "GET" | "POST" | "PATCH", path: string, body?: object) => Promise<unknown>;
}

export interface ProviderAccess {
  readonly key: string;
  readonly baseUrl: string;
}

const NAME = "ProviderRefusal";

/** `keyIsWrong`: nobody has this key. `keyMayOnlySend`: it is right, and sees neither domains nor webhooks. */
export interface ProviderRefusal extends Error {
  readonly because: "key-is-wrong" | "key-may-only-send" | "refused";
}

export const isProviderRefusal = (error: unknown): error is ProviderRefusal =>
  error instanceof Error && error.name === NAME;

const PATIENCE_MS = 15_000;
/** The rate of the account is for its mails too; it counts in whole seconds. */
const MOST_TRIES = 8;
const LONGEST_WAIT_MS = 5_000;

const refusalSchema = z.object({ name: z.string().default(""), message: z.string().default("") });

export const createProviderAccount = (access: ProviderAccess): ProviderAccount => ({
  async ask(method, path, body) {
    for (let tries = 1; ; tries++) {
      const response = await post(access, method, path, body);
      const text = await response.text();
      if (response.ok) return readBody(access, text);
      if (response.status !== 429 || tries === MOST_TRIES)
        throw createRefusal(method, path, response.status, text);
      await delay(deriveWait(response.headers.get("retry-after")));
    }
  },
});

const deriveWait = (retryAfter: string | null) =>
  Math.min(LONGEST_WAIT_MS, Math.max(200, Number(retryAfter ?? 1) * 1000 || 1000));

/** Resend's edge refuses whoever does not say who they are. */
const post = ({ key, baseUrl }: ProviderAccess, method: string, path: string, body?: object) =>
  fetch(`${baseUrl.replace(/\/+$/, "")}${path}`, {
    method,
    headers: {
      ...{ Authorization: `Bearer ${key}`, "User-Agent": "gazette-setup", Accept: "application/json" },
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    redirect: "manual",
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch((error: unknown) => {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new Error(
      `Resend does not answer at ${baseUrl} (${cause instanceof Error ? cause.message : String(cause)}). Run this again: what is done stays done.`,
    );
  });

function readBody({ baseUrl }: ProviderAccess, text: string): unknown {
  const json = parseJson(text);
  if (json.ok) return json.value;
  throw new Error(`What answers at ${baseUrl} is not Resend. Look at RESEND_BASE_URL.`);
}

function createRefusal(method: string, path: string, status: number, text: string): ProviderRefusal {
  const json = parseJson(text);
  const said = refusalSchema.safeParse(json.ok ? json.value : null);
  const { name, message } = said.success ? said.data : { name: "", message: text.slice(0, 200) };
  const because =
    name === "restricted_api_key"
      ? "key-may-only-send"
      : status === 401 || status === 403
        ? "key-is-wrong"
        : "refused";
  const words = `Resend refuses ${method} ${path}: ${status} ${name} ${message}`.trim();
  return Object.assign(new Error(`${words}\n${REMEDIES[because]}`), { name: NAME, because } as const);
}

const REMEDIES: Readonly<Record<ProviderRefusal["because"], string>> = {
  "key-is-wrong":
    "Is RESEND_API_KEY the whole key, and is it active? Resend shows keys at resend.com/api-keys.",
  "key-may-only-send":
    "This key may only send. Give set-up one with full access: with it the webhook is registered and the domain looked at.",
  refused: "Run this again: what is done stays done.",
};
