import { simulate, type Verdict } from "./world/simulate.ts";

/** Runs that many schedules from that seed on, and answers those that broke a law. */
export async function findBroken(
  from: number,
  count: number,
  onVerdict: (verdict: Verdict) => void = () => {},
): Promise<readonly Verdict[]> {
  const broken: Verdict[] = [];
  for (let seed = from; seed < from + count; seed += 1) {
    const verdict = await simulate(seed);
    onVerdict(verdict);
    if (verdict.accusations.length > 0) broken.push(verdict);
  }
  return broken;
}

/** A broken schedule for people: which laws, what happened, and how to see it again. */
export async function describeBroken({ seed }: Verdict): Promise<string> {
  const { accusations, schedule } = await simulate(seed, { keepsSchedule: true });
  return [
    `Seed ${seed} breaks ${accusations.length} law(s):`,
    ...accusations.slice(0, 20).map((accusation) => `  ${accusation}`),
    "What happened:",
    ...schedule.map((line) => `  ${line}`),
    `Again: npm run laws -- --seed ${seed}`,
  ].join("\n");
}
