import { type Answer, NO_RATE_READING } from "../../src/core/provider/answer.ts";
import type { Mailer, OutgoingMail } from "../../src/ports/provider/mailer.ts";

/** What happens to the next mails, in order; `accept` once the script is over. */
export type MailDeed = "accept" | "accept-and-lose-reply" | "no-answer" | "rate";

/** The provider's rules for single mails: a repeated key and body is the same mail, another body is refused. */
export function createInboxMailer() {
  const script: MailDeed[] = [];
  const inbox: OutgoingMail[] = [];
  const attempts: { readonly key: string; readonly body: string }[] = [];
  const taken = new Map<string, string>();
  const refuse = (reason: "key-reused" | "rate", status: number): Answer => ({
    kind: "refused",
    reason,
    status,
    name: reason,
    message: reason,
    rate: NO_RATE_READING,
  });
  const doubt: Answer = { kind: "in-doubt", status: null, name: "network", rate: NO_RATE_READING };

  const take = (mail: OutgoingMail, key: string): Answer => {
    const body = JSON.stringify(mail);
    if (taken.has(key) && taken.get(key) !== body) return refuse("key-reused", 409);
    if (!taken.has(key)) inbox.push(mail);
    taken.set(key, body);
    return { kind: "accepted", providerIds: [`mail-${taken.size}`], rate: NO_RATE_READING };
  };
  const mailer: Pick<Mailer, "submit"> = {
    async submit(mail, key) {
      attempts.push({ key, body: JSON.stringify(mail) });
      const deed = script.shift() ?? "accept";
      if (deed === "no-answer") return doubt;
      if (deed === "rate") return refuse("rate", 429);
      const answer = take(mail, key);
      return deed === "accept-and-lose-reply" ? doubt : answer;
    },
  };
  return { mailer, script, inbox, attempts };
}
