import type { Instant } from "../ids.ts";

/** What the provider may report of a mail, as `recipients/:email` names it. */
export const DELIVERY_EVENT_TYPES = [
  "delivered",
  "delivery_delayed",
  "bounced",
  "complained",
  "failed",
  "suppressed",
] as const;
export type DeliveryEventType = (typeof DELIVERY_EVENT_TYPES)[number];

/** What is remembered of a mail, each once: a bounce for good is another fact than one for now. */
export const DELIVERY_FACTS = [...DELIVERY_EVENT_TYPES, "bounced_softly"] as const;
export type DeliveryFact = (typeof DELIVERY_FACTS)[number];

export interface DeliveryEvent {
  readonly fact: DeliveryFact;
  /** When it happened, by the provider's clock. */
  readonly at: Instant;
}

/** When each fact of one mail was reported to have happened; null: it was not. */
export type DeliveryTimes = Readonly<Record<DeliveryFact, Instant | null>>;

/** Why nothing is written to an address any more. `manual`: its author said so. */
export type SuppressionReason = "bounce" | "complaint" | "provider" | "manual";

const SUPPRESSING: Readonly<Partial<Record<DeliveryFact, Exclude<SuppressionReason, "manual">>>> = {
  bounced: "bounce",
  complained: "complaint",
  suppressed: "provider",
};

/** Only a bounce for good, a complaint and the provider's own suppression speak about the address; all else is this mail's. */
export const deriveSuppression = (fact: DeliveryFact) => SUPPRESSING[fact] ?? null;

export interface TypedEvent {
  readonly type: DeliveryEventType;
  readonly at: Instant;
}

/** The facts of a mail as its events, oldest first; null: nothing was reported. */
export function listEvents(times: DeliveryTimes | null): readonly TypedEvent[] {
  if (times === null) return [];
  return DELIVERY_FACTS.flatMap((fact) => {
    const at = times[fact];
    return at === null ? [] : [{ type: fact === "bounced_softly" ? ("bounced" as const) : fact, at }];
  }).sort((one, other) => one.at - other.at);
}
