import type { RateReading } from "../../core/provider/answer.ts";
import type { MailRecord } from "../../core/provider/mail-evidence.ts";

/** Where a page of the list lies: the newest mails, or those next to a mail of this id on its older or newer side. */
export type ListPlace = "newest" | { readonly olderThan: string } | { readonly newerThan: string };

export type MailPage =
  /** Newest first. `more`: the list goes on in that direction. */
  | {
      readonly kind: "page";
      readonly records: readonly MailRecord[];
      readonly more: boolean;
      readonly rate: RateReading;
    }
  /** No answer, or an error: a key that may only send, a rate that is used up. */
  | { readonly kind: "silent"; readonly reason: string; readonly rate: RateReading };

/** The mails that the provider itself knows of. Reading only; never throws for what a network or a provider may do. */
export interface MailRecords {
  listPage(place: ListPlace): Promise<MailPage>;
}
