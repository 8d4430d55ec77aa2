import { type Answer, NO_RATE_READING, type Refusal } from "../../src/core/provider/answer.ts";
import { createBodyRoom } from "../../src/core/provider/batch-body.ts";
import type { Mailer } from "../../src/ports/provider/mailer.ts";

/** What the provider does with the next call, in order; `accept` once the script is over. */
export type Deed = "accept" | "accept-and-lose-reply" | "no-answer" | Refusal;

export interface ReceivedMail {
  readonly to: string;
  readonly subject: string;
  readonly key: string;
}

/**
 * A provider that keeps to the documented rules of idempotency: the same key and body gives the first answer and
 * sends nothing, the same key with another body is refused. It refuses a batch that holds a bad address whole.
 */
export function createScriptedMailer(script: Deed[] = [], badAddress: string | null = null) {
  const received: ReceivedMail[] = [];
  const bodies: { key: string; body: string }[] = [];
  const accepted = new Map<string, { body: string; ids: readonly string[] }>();
  const refuse = (reason: Refusal, status: number): Answer => ({
    kind: "refused",
    reason,
    status,
    name: reason,
    message: reason,
    rate: NO_RATE_READING,
  });
  const doubt: Answer = { kind: "in-doubt", status: null, name: "network", rate: NO_RATE_READING };

  const take = (body: string, key: string): Answer => {
    const known = accepted.get(key);
    if (known !== undefined && known.body !== body) return refuse("key-reused", 409);
    if (known !== undefined) return { kind: "accepted", providerIds: known.ids, rate: NO_RATE_READING };
    const mails = JSON.parse(body) as { to: string[]; subject: string }[];
    if (mails.some((mail) => mail.to[0] === badAddress)) return refuse("content", 422);
    const ids = mails.map((_, index) => `${key}#${index}`);
    accepted.set(key, { body, ids });
    for (const mail of mails) received.push({ to: mail.to[0] ?? "", subject: mail.subject, key });
    return { kind: "accepted", providerIds: ids, rate: NO_RATE_READING };
  };

  const mailer: Mailer = {
    async submit() {
      throw new Error("An issue submits batches only.");
    },
    async submitBatch(join, key) {
      const body = new TextDecoder().decode(join(createBodyRoom()));
      bodies.push({ key, body });
      const deed = script.shift() ?? "accept";
      if (deed === "no-answer") return doubt;
      if (deed === "accept") return take(body, key);
      if (deed === "accept-and-lose-reply") {
        take(body, key);
        return doubt;
      }
      return refuse(deed, deed === "rate" ? 429 : 403);
    },
  };
  return { mailer, received, bodies };
}
