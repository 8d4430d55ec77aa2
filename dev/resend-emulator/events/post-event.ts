import { Webhook } from "standardwebhooks";

/** Where an event goes, and the secret that signs it. */
export interface EventTarget {
  readonly url: string;
  /** `whsec_…`, as Resend shows one. */
  readonly secret: string;
}

/** Svix waits no longer for an answer. */
const PATIENCE_MS = 15_000;

/** One attempt, as Svix makes it for Resend. The status of the answer; null: none came. */
export async function postEvent(
  { url, secret }: EventTarget,
  body: string,
  id: string,
): Promise<number | null> {
  const sentAt = new Date();
  const headers = {
    "content-type": "application/json",
    "user-agent": "Svix-Webhooks/1.0",
    "svix-id": id,
    "svix-timestamp": String(Math.floor(sentAt.getTime() / 1000)),
    "svix-signature": new Webhook(secret).sign(id, sentAt, body),
  };
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const response = await fetch(url, { method: "POST", headers, body, signal }).catch(() => null);
  await response?.arrayBuffer().catch(() => null);
  return response?.status ?? null;
}

export const isTaken = (status: number | null): boolean => status !== null && status >= 200 && status < 300;
