import { simulate } from "../world/simulate.ts";
import type { Defect } from "./defect.ts";

/** The first seed that finds a planted defect out, and by which law; null: none of so many. */
export async function findFirstCatch(
  defect: Defect,
  most: number,
): Promise<{ readonly seed: number; readonly law: string } | null> {
  for (let seed = 1; seed <= most; seed += 1) {
    const [law] = (await simulate(seed, { defect })).accusations;
    if (law !== undefined) return { seed, law };
  }
  return null;
}
