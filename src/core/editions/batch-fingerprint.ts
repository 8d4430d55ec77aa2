import type { PersonalMail } from "./encoded-mail.ts";

/**
 * What the bytes of a batch follow from, as text: the same text gives the same bytes. An edition stands for itself by its
 * hash, so that a hash of this is one of the bytes, for a thirtieth of the work.
 */
export const batchFingerprint = (mails: readonly PersonalMail[]): string =>
  JSON.stringify(
    mails.map(({ edition, parts }) => [edition.hash, parts.address, parts.leaveUrl, parts.manageToken]),
  );
