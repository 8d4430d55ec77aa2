import type { Instant } from "../ids.ts";

/** Readers of one roster who are due at the same moment and are in no batch yet. */
export interface Wave {
  readonly dueAt: Instant;
  readonly readers: number;
}

/** Of a ledger: who is in no batch yet, and which of them have an hour of their own. */
interface Waiting {
  readonly unassigned: number;
  readonly waves: readonly Wave[];
}

/** How many readers may be chosen for a batch by now; those without an hour of their own always may. */
export const countDue = ({ unassigned, waves }: Waiting, now: Instant): number =>
  waves.filter((wave) => wave.dueAt > now).reduce((due, wave) => due - wave.readers, unassigned);

/** When the next wave is due after now; null: everybody is due. */
export function findNextWave({ waves }: Waiting, now: Instant): Instant | null {
  const later = waves.map((wave) => wave.dueAt).filter((dueAt) => dueAt > now);
  return later.length === 0 ? null : Math.min(...later);
}

/** Everybody who is in no batch yet, wave by wave: first those without an hour, at `startsAt`. */
export function listWaves({ unassigned, waves }: Waiting, startsAt: Instant): readonly Wave[] {
  const withHour = waves.reduce((sum, wave) => sum + wave.readers, 0);
  return [{ dueAt: startsAt, readers: unassigned - withHour }, ...waves];
}
