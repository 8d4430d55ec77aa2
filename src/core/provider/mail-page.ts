import type { RateReading } from "./answer.ts";
import type { MailRecord } from "./mail-evidence.ts";

/** Where a page of the list lies: the newest mails, or those next to a mail of this id on its older or newer side. */
export type PageCursor = "newest" | { readonly olderThan: string } | { readonly newerThan: string };

export type MailPage =
  /** Newest first. `more`: the list goes on in that direction. */
  | {
      readonly kind: "page";
      readonly records: readonly MailRecord[];
      readonly more: boolean;
      readonly rate: RateReading;
    }
  /** No answer, or an error: a key that may only send, a rate that is used up. */
  | { readonly kind: "unavailable"; readonly reason: string; readonly rate: RateReading };
