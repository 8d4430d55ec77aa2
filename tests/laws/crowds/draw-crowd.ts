import { HOUR, MINUTE, START } from "../storm/draw-schedule.ts";
import type { Faults } from "../storm/faults.ts";
import type { Random } from "../storm/random.ts";
import type { Mode } from "../world/provider.ts";

/** A time in which the provider takes nothing from anybody. `fails`: 500, having taken the mail or not. */
export interface Outage {
  readonly kind: Mode | "fails";
  readonly from: number;
  readonly until: number;
}

export interface CrowdPlan {
  /** When each person signs up, in order. */
  readonly askedAt: readonly number[];
  readonly confirmationsPerHour: number;
  readonly outages: readonly Outage[];
  /** When everything that runs is cut off. */
  readonly restarts: readonly number[];
  /** Every quarter of an hour; without them the outbox has to go on by itself. */
  readonly hasTicks: boolean;
  readonly faults: Partial<Faults>;
}

const KINDS: readonly Outage["kind"][] = ["fails", "fails", "dead", "swallows-replies", "author", "rate"];

/** A crowd that signs up within minutes, while the provider fails for up to an hour and the runtime is restarted. */
export function drawCrowdPlan(random: Random): CrowdPlan {
  const people = random.pick([6, 30, 90, 90, 240]);
  const spanMs = random.pick([1_000, 30_000, MINUTE, 10 * MINUTE]);
  const askedAt = Array.from({ length: people }, () => START + random.integer(0, spanMs)).sort(
    (one, other) => one - other,
  );
  const outages = Array.from({ length: random.pick([0, 0, 1, 1, 2]) }, () => drawOutage(random, spanMs));
  const restarts = Array.from({ length: random.pick([0, 0, 1, 2]) }, () =>
    random.integer(START, START + 2 * spanMs),
  );
  return {
    askedAt,
    confirmationsPerHour: random.happens(1 / 3) ? Math.ceil(people / random.integer(2, 4)) : 1000,
    outages,
    restarts,
    hasTicks: restarts.length > 0 || random.happens(0.5), // what is cut off before it wakes the outbox waits for a tick
    faults: { fails: random.pick([0, 0, 0.05]), losesReply: random.pick([0, 0, 0.05]) },
  };
}

function drawOutage(random: Random, spanMs: number): Outage {
  const from = START + random.integer(0, spanMs);
  const until = from + random.pick([20_000, 5 * MINUTE, HOUR]);
  return { kind: random.pick(KINDS), from, until };
}
