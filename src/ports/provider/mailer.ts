import type { EncodedMail, PersonalMail } from "../../core/editions/encoded-mail.ts";
import type { Placeholders } from "../../core/editions/placeholders.ts";
import type { Answer } from "../../core/provider/answer.ts";
import type { OutgoingMail } from "../../core/provider/outgoing-mail.ts";

/** Hands mail to the provider. Never throws for what a network or a provider may do: the answer says it. */
export interface Mailer {
  submit(mail: OutgoingMail, idempotencyKey: string): Promise<Answer>;
  /**
   * A mail with placeholders in the provider's own form. Made once for all readers of an edition, since a hundred mails
   * share nearly all their bytes. The same mail gives the same text.
   */
  encode(mail: OutgoingMail, placeholders: Placeholders): EncodedMail;
  /** At most so many as the provider's terms allow. The same mails leave as the same bytes. */
  submitBatch(mails: readonly PersonalMail[], idempotencyKey: string): Promise<Answer>;
}
