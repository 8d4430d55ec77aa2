import { Webhook } from "standardwebhooks";

/** A secret for tests, as Resend shows one. */
export const RESEND_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

export interface EventOptions {
  readonly mail?: string;
  readonly to?: string;
  readonly at?: string;
  readonly tags?: Readonly<Record<string, string>>;
  /** Further fields of `data`. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/** An event in the shape that Resend documents. */
export const buildEvent = (
  type: string,
  { mail = "m-1", to = "ada@example.com", at, tags, data }: EventOptions,
) => ({
  type: `email.${type}`,
  created_at: at ?? new Date().toISOString(),
  data: {
    created_at: "2026-11-22T23:41:12.126Z",
    email_id: mail,
    message_id: "<111-222@email.example.com>",
    from: "The Gazette <gazette@example.com>",
    to: [to],
    subject: "The week",
    ...(tags === undefined ? {} : { tags }),
    ...data,
  },
});

/** As Svix sends it, with the headers that prove it. */
export function signEvent(event: unknown, { secret = RESEND_SECRET, sentAt = new Date() } = {}) {
  const body = typeof event === "string" ? event : JSON.stringify(event);
  const id = `msg_${crypto.randomUUID()}`;
  return {
    body,
    headers: {
      "content-type": "application/json",
      "svix-id": id,
      "svix-timestamp": String(Math.floor(sentAt.getTime() / 1000)),
      "svix-signature": new Webhook(secret).sign(id, sentAt, body),
    } as Record<string, string>,
  };
}
