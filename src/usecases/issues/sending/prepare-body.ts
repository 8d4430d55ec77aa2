import { batchFingerprint } from "../../../core/editions/batch-fingerprint.ts";
import type { PersonalMail } from "../../../core/editions/encoded-mail.ts";
import { deriveMailLinks } from "../../../core/editions/links.ts";
import type { RosterEntry } from "../../../core/issues/batch.ts";
import { renderEditions, type Slice } from "../../editions/render-edition.ts";
import type { IssueDependencies } from "./issue-dependencies.ts";

type BodyDependencies = Pick<
  IssueDependencies,
  "editions" | "ledger" | "mailer" | "signer" | "contentHasher" | "clock"
>;

export interface PreparedBody {
  /** Hash of what the bytes follow from: other bytes have another hash. */
  readonly hash: string;
  readonly mails: readonly PersonalMail[];
}

/**
 * Everything of a batch except its bytes, which the mailer makes as they leave. Content and token time are frozen, so
 * the bytes are the same every time.
 */
export async function prepareBody(
  deps: BodyDependencies,
  slice: Slice,
  recipients: readonly RosterEntry[],
): Promise<PreparedBody> {
  const editions = await renderEditions(
    deps,
    slice,
    recipients.map((entry) => entry.edition),
  );
  const { publicUrl, tokenAt } = slice.content.envelope;
  const links = deriveMailLinks(publicUrl);
  const signed = await deps.signer.signMails(recipients, tokenAt);
  const mails = signed.map(([{ edition: key, address }, { leave, manage }]): PersonalMail => {
    const edition = editions.get(key);
    if (edition === undefined) throw new Error(`Edition ${key} was not rendered before its batch.`);
    return { edition, parts: { address, leaveUrl: links.leave(leave), manageToken: manage } };
  });
  return { hash: await deps.contentHasher.hash(batchFingerprint(mails)), mails };
}
