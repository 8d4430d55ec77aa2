import type { Faults } from "../storm/faults.ts";
import type { Random } from "../storm/random.ts";

/** What becomes of the mails of one issue, and how the next one is planned. */
export interface ReputationPlan {
  readonly readers: number;
  /** So many of them bounce for good, and so many others complain. */
  readonly bounces: number;
  readonly complaints: number;
  /** The next issue is asked for by its author, or planned by a tick in its slot. */
  readonly next: "special" | "slot";
  readonly faults: Partial<Faults>;
}

/** Around both limits: ten mails at least, and a twentieth of them. */
export function drawReputation(random: Random): ReputationPlan {
  const readers = random.pick([14, 40, 220]);
  const bounces = Math.min(readers - 6, random.pick([0, 9, 10, 10, 11, readers]));
  return {
    readers,
    bounces,
    complaints: random.pick([0, 0, 2, 3, 5]),
    next: random.pick(["special", "slot"]),
    faults: {
      crash: random.pick([0, 0.02, 0.1]),
      storeFailure: random.pick([0, 0.02]),
      alarmTwice: random.pick([0, 0.3]),
      wakeLost: random.pick([0, 0.3]),
    },
  };
}
