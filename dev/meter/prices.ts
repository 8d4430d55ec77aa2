import type { Counts } from "./counts.ts";

/**
 * US dollars for a million, Workers Paid, beyond what 5 dollars a month include. Sources, below
 * https://developers.cloudflare.com: `kv/platform/pricing`, `d1/platform/pricing`, `durable-objects/platform/pricing`,
 * `workers/platform/pricing`.
 */
const PRICES = {
  requests: { price: 0.3, included: 10_000_000 },
  kvReads: { price: 0.5, included: 10_000_000 },
  kvWrites: { price: 5, included: 1_000_000 },
  kvDeletes: { price: 5, included: 1_000_000 },
  kvLists: { price: 5, included: 1_000_000 },
  d1RowsRead: { price: 0.001, included: 25_000_000_000 },
  d1RowsWritten: { price: 1, included: 50_000_000 },
  objectCalls: { price: 0.15, included: 1_000_000 },
  objectRowsRead: { price: 0.001, included: 25_000_000_000 },
  objectRowsWritten: { price: 1, included: 50_000_000 },
  objectGbSeconds: { price: 12.5, included: 400_000 },
  cpuMs: { price: 0.02, included: 30_000_000 },
} as const;

export type Billed = keyof typeof PRICES;
export type Usage = Readonly<Record<Billed, number>>;

export interface BillLine {
  readonly item: Billed;
  readonly amount: number;
  /** By the price alone, as if nothing were included. */
  readonly dollars: number;
  /** Where nothing else uses the account: what comes on top of the 5 dollars a month. */
  readonly beyondIncluded: number;
}

/** An object is billed 128 MB for each second in which it is awake, whatever it uses. */
const OBJECT_GB = 0.128;

/** `requests`: those that came to the Worker itself; crons are such too, and too few to matter. */
export const deriveUsage = (
  counts: Counts,
  objectSeconds: number,
  cpuSeconds: number,
  requests = 0,
): Usage => ({
  ...counts,
  requests,
  objectGbSeconds: objectSeconds * OBJECT_GB,
  cpuMs: cpuSeconds * 1000,
});

/** What so much usage costs, times `factor`. */
export function deriveBill(usage: Usage, factor = 1): readonly BillLine[] {
  return (Object.keys(PRICES) as Billed[]).map((item) => {
    const { price, included } = PRICES[item];
    const amount = usage[item] * factor;
    const dollars = (amount / 1_000_000) * price;
    return { item, amount, dollars, beyondIncluded: (Math.max(0, amount - included) / 1_000_000) * price };
  });
}
