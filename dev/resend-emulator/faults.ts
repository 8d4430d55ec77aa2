import * as z from "zod";
import { createSeededRandom } from "./seeded-random.ts";

/** Strikes a share of all calls, or the next n calls; without either, every call. */
const strike = { share: z.number().min(0).max(1).optional(), next: z.int().min(0).optional() };

const errorAnswer = z.strictObject({
  status: z.int().min(400).max(599),
  name: z.string().optional(),
  retryAfterSeconds: z.number().min(0).optional(),
  ...strike,
});

const faultsSchema = z.strictObject({
  /** No call is answered sooner than this after it came. */
  latencyMs: z.number().min(0).optional(),
  /** Answers so and takes nothing. */
  failStatus: errorAnswer.optional(),
  /** Takes the mails, then breaks the connection: the caller never hears of it. */
  acceptThenDrop: z.strictObject(strike).optional(),
  /** Takes the mails, then answers an error all the same. */
  acceptThenFail: errorAnswer.optional(),
  /** Takes nothing and never answers. */
  hang: z.strictObject(strike).optional(),
  /** Refuses mails to these addresses with 422, naming the item. */
  refuseAddress: z.union([z.string(), z.array(z.string())]).optional(),
  /** The key has sending access alone: mails can be submitted and not read. */
  keyMaySendOnly: z.boolean().optional(),
  /** Readings of the API are never answered. */
  hangReading: z.boolean().optional(),
});

export type Faults = z.input<typeof faultsSchema>;
export type StatusFault = NonNullable<Faults["failStatus"]>;
type StrikingFault = "failStatus" | "acceptThenDrop" | "acceptThenFail" | "hang";

/** Throws with every mistake of a faults object that came over HTTP or from untyped code. */
export function parseFaults(value: unknown): Faults {
  const parsed = faultsSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Error(`These faults cannot be set: ${z.prettifyError(parsed.error)}`);
}

export interface FaultBoard {
  set(faults: Faults): void;
  current(): Faults;
  /** Whether this fault strikes the call at hand; counts the call down where `next` is set. */
  strikes<Name extends StrikingFault>(name: Name): Faults[Name] | null;
}

/** The faults that are switched on. A seed makes shares repeatable. */
export function createFaultBoard(seed: number): FaultBoard {
  let faults: Faults = {};
  let random = createSeededRandom(seed);
  let left = new Map<string, number>();
  return {
    set(next) {
      faults = parseFaults(next);
      random = createSeededRandom(seed);
      left = new Map();
    },
    current: () => faults,
    strikes(name) {
      const fault = faults[name];
      if (!fault) return null;
      if (fault.next !== undefined) {
        const remaining = left.get(name) ?? fault.next;
        left.set(name, remaining - 1);
        if (remaining <= 0) return null;
      }
      if (fault.share !== undefined && random() >= fault.share) return null;
      return fault;
    },
  };
}
