import { type Answer, NO_RATE_READING, type Refusal } from "../../src/core/provider/answer.ts";
import type { Mailer } from "../../src/ports/provider/mailer.ts";
import type { ProviderFormat } from "./providers/provider-format.ts";
import { RESEND_FORMAT } from "./providers/resend-format.ts";

/** What the provider does with the next call, in order; `accept` once the script is over. */
export type Deed = "accept" | "accept-and-lose-reply" | "no-answer" | Refusal;

export interface ReceivedMail {
  readonly to: string;
  readonly subject: string;
  readonly key: string;
}

export interface ScriptedProvider {
  readonly script?: Deed[];
  readonly badAddress?: string | undefined;
  readonly format?: ProviderFormat;
  /** Its own clock, by which keys are forgotten. */
  readonly now?: () => number;
}

/**
 * A provider that keeps to the usual rules of idempotency: the same key and body gives the first answer and sends
 * nothing, the same key with another body is refused, and a key is forgotten after its life. It refuses a batch that
 * holds a bad address whole.
 */
export function createScriptedMailer(provider: ScriptedProvider = {}) {
  const { script = [], badAddress, format = RESEND_FORMAT, now = () => 0 } = provider;
  const received: ReceivedMail[] = [];
  const bodies: { key: string; body: string; at: number }[] = [];
  const accepted = new Map<string, { body: string; ids: readonly string[]; at: number }>();
  const doubt: Answer = { kind: "in-doubt", status: null, name: "network", rate: NO_RATE_READING };

  const take = (body: string, key: string): Answer => {
    const first = accepted.get(key);
    if (first !== undefined && now() - first.at < format.terms.keyLifeMs)
      return first.body === body ? format.accept(first.ids) : format.refuse("key-reused");
    const mails = format.readMails(body);
    if (mails.some(({ to }) => to === badAddress)) return format.refuse("content");
    const ids = mails.map((_, index) => `${key}#${index}`);
    accepted.set(key, { body, ids, at: now() });
    for (const mail of mails) received.push({ ...mail, key });
    return format.accept(ids);
  };

  const mailer: Mailer = {
    async submit() {
      throw new Error("An issue submits batches only.");
    },
    encode: format.encode,
    async submitBatch(mails, key) {
      if (mails.length > format.terms.batchSize)
        throw new Error(`${mails.length} mails are more than one request takes.`);
      const body = format.writeBatch(mails);
      bodies.push({ key, body, at: now() });
      const deed = script.shift() ?? "accept";
      if (deed === "no-answer") return doubt;
      if (deed === "accept") return take(body, key);
      if (deed === "accept-and-lose-reply") {
        take(body, key);
        return doubt;
      }
      return format.refuse(deed);
    },
  };
  return { mailer, received, bodies };
}
