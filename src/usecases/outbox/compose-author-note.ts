import { deriveSite } from "../../../templates/derive-site.ts";
import { composeAuthorNote as composeNoteMail } from "../../../templates/mail/note/author-note.tsx";
import type { OwedMail } from "../../core/outbox/owed-mail.ts";
import type { OutgoingMail } from "../../core/provider/outgoing-mail.ts";
import type { Newsletter } from "../../core/settings/settings.ts";
import type { Outbox } from "../../ports/outbox/outbox.ts";
import { addressTransactionalMail } from "./address-transactional-mail.ts";

interface AuthorNoteDependencies {
  readonly newsletter: Newsletter;
  readonly outbox: Pick<Outbox, "freezeNote">;
}

type OwedNote = OwedMail & { readonly kind: "author-note" };

/** The mail that tells its author of all that no earlier one does; frozen with its first attempt. Null: it is not owed any more. */
export async function composeAuthorNote(
  { newsletter, outbox }: AuthorNoteDependencies,
  owed: OwedNote,
): Promise<OutgoingMail | null> {
  const { address, language } = owed.mail;
  const occasions = owed.mail.occasions ?? (await outbox.freezeNote(owed));
  if (occasions === null || occasions.length === 0) return null;
  const content = composeNoteMail({ site: deriveSite(newsletter), language, occasions });
  return addressTransactionalMail(newsletter, address, "author-note", content);
}
