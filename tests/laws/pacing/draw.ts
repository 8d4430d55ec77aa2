import { createSeededRandom } from "../../../dev/resend-emulator/seeded-random.ts";

/** Draws that are the same for the same seed. */
export function createRandom(seed: number) {
  const next = createSeededRandom(seed * 2_654_435_761);
  for (let round = 0; round < 3; round += 1) next();
  const between = (least: number, most: number) => least + next() * (most - least);
  /** Mean 1, most of them small, a few several times as large. */
  const exponential = () => -Math.log(1 - next());
  const normal = () => Math.sqrt(2 * exponential()) * Math.cos(2 * Math.PI * next());
  return {
    between,
    exponential,
    normal,
    chance: (share: number) => next() < share,
    pick: <One>(from: readonly One[]): One => from[Math.floor(next() * from.length)]!,
  };
}

export type Random = ReturnType<typeof createRandom>;
