import type { PersonalMail, QuotaGrant, QuotaRoom } from "../../core/provider/quota.ts";

/** The mails that the provider account may still submit, counted over all issues and mails to one person. */
export interface Quota {
  /** The provider took a mail to one person, for which no room was claimed. Another call counts another one. */
  count(mail: PersonalMail): Promise<void>;
  /** Room for up to so many mails of a digest, or one welcome mail; counted as used at once. None: until when to wait. */
  claim(mails: number): Promise<QuotaGrant>;
  /** What is left for digests now, and of each later day and month. */
  look(): Promise<QuotaRoom>;
}
