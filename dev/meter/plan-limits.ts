import type { Count } from "./counts.ts";

export interface PlanLimits {
  readonly plan: "Free" | "Paid";
  /** Nothing that one invocation counts may be above these. */
  readonly perInvocation: Readonly<Partial<Record<Count, number>>>;
  /** Nothing that a whole day counts; a plan without such limits has prices instead. */
  readonly perDay: Readonly<Partial<Record<Count, number>>>;
}

/**
 * The same on both plans. Sources, all below https://developers.cloudflare.com: `workers/platform/limits` (six
 * connections that wait for headers, an alarm's or a cron event's 15 minutes), `kv/platform/limits` (sizes in bytes,
 * a hundred keys a read, a thousand a list, a write a second for each key), `d1/platform/limits` and
 * `durable-objects/platform/limits` (parameters, 2 MB a value or row, 100 KB a statement).
 */
const ON_EVERY_PLAN = {
  connectionsWaiting: 6,
  wallMs: 15 * 60_000,
  kvKeyBytes: 512,
  kvValueBytes: 25 * 1024 * 1024,
  kvMetadataBytes: 1024,
  kvKeysAtOnce: 100,
  kvKeysListed: 1000,
  kvWritesOfOneKeyInASecond: 1,
  boundParameters: 100,
  parameterBytes: 2_000_000,
  statementBytes: 100_000,
} as const;

/**
 * `workers/platform/limits`: 50 subrequests, 1,000 to Cloudflare's own services. The page of D1 still says 50 queries
 * an invocation; the page of Workers is the later word (changelog of 2026-02-11), so that is no limit here.
 * A day: `kv/platform/pricing`, `d1/platform/pricing`, `durable-objects/platform/pricing`.
 */
export const FREE: PlanLimits = {
  plan: "Free",
  perInvocation: { ...ON_EVERY_PLAN, externalSubrequests: 50, serviceSubrequests: 1000 },
  perDay: {
    kvReads: 100_000,
    kvWrites: 1000,
    kvDeletes: 1000,
    kvLists: 1000,
    d1RowsRead: 5_000_000,
    d1RowsWritten: 100_000,
    objectCalls: 100_000,
    objectRowsRead: 5_000_000,
    objectRowsWritten: 100_000,
  },
};

/** The same pages: 10,000 subrequests of either kind unless set higher, and nothing counted by the day. */
export const PAID: PlanLimits = {
  plan: "Paid",
  perInvocation: { ...ON_EVERY_PLAN, externalSubrequests: 10_000, serviceSubrequests: 10_000 },
  perDay: {},
};
