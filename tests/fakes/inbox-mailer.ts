import { type Answer, NO_RATE_READING } from "../../src/core/provider/answer.ts";
import type { OutgoingMail } from "../../src/core/provider/outgoing-mail.ts";
import type { Mailer } from "../../src/ports/provider/mailer.ts";
import type { ProviderFormat } from "./providers/provider-format.ts";
import { RESEND_FORMAT } from "./providers/resend-format.ts";

/** What happens to the next mails, in order; `accept` once the script is over. */
export type MailDeed = "accept" | "accept-and-lose-reply" | "no-answer" | "rate";

/** The provider's rules for single mails: while a key lives, the same body is the same mail, another body is refused. */
export function createInboxMailer(format: ProviderFormat = RESEND_FORMAT, now = () => 0) {
  const script: MailDeed[] = [];
  const inbox: OutgoingMail[] = [];
  const attempts: { readonly key: string; readonly body: string }[] = [];
  const taken = new Map<string, { readonly body: string; readonly at: number; readonly id: string }>();
  const doubt: Answer = { kind: "in-doubt", status: null, name: "network", rate: NO_RATE_READING };

  const take = (mail: OutgoingMail, key: string): Answer => {
    const body = format.writeMail(mail);
    const first = taken.get(key);
    if (first !== undefined && now() - first.at < format.terms.keyLifeMs)
      return first.body === body ? format.accept([first.id]) : format.refuse("key-reused");
    inbox.push(mail);
    const id = `mail-${inbox.length}`;
    taken.set(key, { body, at: now(), id });
    return format.accept([id]);
  };
  const mailer: Pick<Mailer, "submit"> = {
    async submit(mail, key) {
      attempts.push({ key, body: format.writeMail(mail) });
      const deed = script.shift() ?? "accept";
      if (deed === "no-answer") return doubt;
      if (deed === "rate") return format.refuse("rate");
      const answer = take(mail, key);
      return deed === "accept-and-lose-reply" ? doubt : answer;
    },
  };
  return { mailer, script, inbox, attempts };
}
