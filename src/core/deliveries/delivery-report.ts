import type { Instant, IssueId, SubscriberId } from "../ids.ts";
import type { DeliveryFact } from "./delivery-event.ts";

/** One event as the provider reports it, in our words. */
export interface DeliveryReport {
  readonly fact: DeliveryFact;
  /** The provider's id of the mail. */
  readonly mail: string;
  readonly at: Instant;
  /** As the provider spells it, without a name around it; never stored, never logged. */
  readonly address: string;
  /** Null for a mail that one person is owed: a confirmation, a welcome, a magic link. */
  readonly issue: IssueId | null;
}

/** A call that says to come from the provider: header names in lower case, the body as it came. */
export interface ProviderCall {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** `forged`: not signed with our secret, or too old. `ignored`: genuine, and nothing that we keep, with the reason. */
export type ReadReport =
  | { readonly is: "forged" }
  | { readonly is: "ignored"; readonly reason: string }
  | { readonly is: "report"; readonly report: DeliveryReport };

/** The same without the address: what is kept of a mail of an issue. */
export interface RecordedReport extends Omit<DeliveryReport, "address" | "issue"> {
  readonly issue: IssueId;
  readonly recipient: SubscriberId;
}

/** Delivery objects, one for each first hex digit of the recipient's id. */
export const DELIVERY_SHARDS = 16;

export const deriveDeliveryShard = (recipient: SubscriberId) => Number.parseInt(recipient.slice(0, 1), 16);
