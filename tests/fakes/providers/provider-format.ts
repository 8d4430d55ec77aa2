import type { PersonalMail } from "../../../src/core/editions/encoded-mail.ts";
import type { Answer, Refusal } from "../../../src/core/provider/answer.ts";
import type { OutgoingMail } from "../../../src/core/provider/outgoing-mail.ts";
import type { ProviderTerms } from "../../../src/core/provider/terms.ts";
import type { Mailer } from "../../../src/ports/provider/mailer.ts";

/** One provider as its adapter speaks with it: what a request looks like, and what the adapter makes of each reply. */
export interface ProviderFormat {
  readonly name: string;
  readonly terms: ProviderTerms;
  readonly encode: Mailer["encode"];
  /** The body of a request for these mails. */
  writeBatch(mails: readonly PersonalMail[]): string;
  writeMail(mail: OutgoingMail): string;
  /** What the provider reads in the body of a batch. */
  readMails(body: string): readonly { readonly to: string; readonly subject: string }[];
  /** A reply that says yes, with an id for each mail. */
  accept(ids: readonly string[]): Answer;
  /** A reply that says no, in the provider's own words. */
  refuse(reason: Refusal): Answer;
}
