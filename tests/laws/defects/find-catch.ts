import { simulate } from "../world/simulate.ts";
import type { Defect } from "./defect.ts";
import type { Catch } from "./known-seeds.ts";

/** The known seed where it still finds a planted defect out, else the first that does; null: none of so many. */
export async function findCatch(defect: Defect, known: Catch | null, most: number): Promise<Catch | null> {
  const again = known === null ? null : await tryToCatch(defect, known.seed);
  if (again !== null) return again;
  for (let seed = 1; seed <= most; seed += 1) {
    const caught = await tryToCatch(defect, seed);
    if (caught !== null) return caught;
  }
  return null;
}

/** Ids are the hashes of addresses: their beginnings are enough. */
export async function tryToCatch(defect: Defect, seed: number): Promise<Catch | null> {
  const [law] = (await simulate(seed, { defect })).accusations;
  return law === undefined
    ? null
    : { seed, breaks: law.replace(/[0-9a-f]{64}/g, (id) => `reader ${id.slice(0, 6)}…`) };
}
