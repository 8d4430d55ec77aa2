import { createRandom } from "./draw.ts";

/** What a pacer has to cope with: an account, its senders, and the network between them. */
export interface Condition {
  readonly seed: number;
  /** Constant latency, no stalls, no jitter. */
  readonly quiet: boolean;
  /** Requests a second that the provider takes, and that the setting says. */
  readonly limit: number;
  readonly setting: number;
  readonly limiter: "fixed" | "sliding" | "token-bucket";
  /** The provider names its limit with each answer. */
  readonly named: boolean;
  /** Objects that take starts by RPC. */
  readonly senders: number;
  /** How long the provider thinks: the usual time, how it spreads (sigma of a log-normal), and how often it takes five times as long. */
  readonly latencyMs: number;
  readonly latencySpread: number;
  readonly tailShare: number;
  /** From the sender to the provider's counter: the shortest way, and how much longer it takes in the mean. */
  readonly pathMs: number;
  readonly pathJitterMs: number;
  /** How often a packet is lost, which holds a request up by 200 to 400 ms. */
  readonly lossEveryMs: number;
  /** How often a sender does nothing for up to a second. */
  readonly stallEveryMs: number;
  readonly rpcMs: number;
  readonly rpcJitterMs: number;
  /** Clocks of senders are wrong by up to so much. */
  readonly skewMs: number;
  /** What is different between the third and the sixth minute; null: nothing. */
  readonly change: Change | null;
}

/** As a route moves, or another program uses the account. */
export interface Change {
  /** The way to the provider and back is so much longer from then on. */
  readonly longerPathMs: number;
  /** So much of the limit is left. */
  readonly leftOfLimit: number;
}

const MINUTE_MS = 60_000;
export const CHANGED_FROM_MS = 3 * MINUTE_MS;
export const CHANGED_UNTIL_MS = 6 * MINUTE_MS;

const NEVER = Number.POSITIVE_INFINITY;
const SILENCE = {
  quiet: true,
  latencySpread: 0,
  tailShare: 0,
  pathJitterMs: 0,
  lossEveryMs: NEVER,
  stallEveryMs: NEVER,
  rpcJitterMs: 0,
  skewMs: 0,
} as const;

/** The condition of a seed; one of four is quiet. */
export function drawCondition(seed: number, change: Change | null = null): Condition {
  const { pick, between } = createRandom(seed);
  const limit = pick([2, 5, 10, 50]);
  const account = {
    seed,
    change,
    limit,
    setting: Math.floor(limit * pick([0.5, 1, 2])),
    limiter: pick(["fixed", "sliding", "token-bucket"] as const),
    named: pick([true, true, false]),
    senders: pick([1, 1, 2, 4, 16]),
    latencyMs: Math.round(50 * 40 ** between(0, 1)),
    pathMs: Math.round(between(5, 80)),
    rpcMs: pick([1, 3, 10]),
  };
  if (pick([true, false, false, false])) return { ...account, ...SILENCE };
  return {
    ...account,
    quiet: false,
    latencySpread: between(0, 0.8),
    tailShare: pick([0, 0.01, 0.05]),
    pathJitterMs: between(0, 8),
    lossEveryMs: pick([NEVER, 300_000]),
    stallEveryMs: pick([NEVER, 20_000, 5_000]),
    rpcJitterMs: between(0, 10),
    skewMs: between(0, 5),
  };
}
