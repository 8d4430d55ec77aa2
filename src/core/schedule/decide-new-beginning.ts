import { CADENCES } from "../cadence.ts";
import type { Instant } from "../ids.ts";
import { deriveEffectiveTime, releaseDue } from "./decide-plan.ts";
import type { ReleaseRules } from "./explain-not-due.ts";
import type { Plan, ScheduleSnapshot } from "./schedule.ts";

/**
 * What the first resume after a restore changes: nobody knows what was mailed after the backup, so whatever was due before
 * counts as released, and every window of every cadence ends now, also of those that have not begun and would otherwise
 * begin with all posts that there are. What waits for its page counts too: it may have answered after the backup. Nobody gets anything twice; what was not mailed before is not mailed any more.
 */
export function decideNewBeginning(
  snapshot: Pick<ScheduleSnapshot, "clock" | "cursors" | "posts">,
  now: Instant,
  rules: ReleaseRules,
): Plan {
  const at = deriveEffectiveTime(now, snapshot.clock);
  const cursors = CADENCES.map((cadence) => {
    const begun = snapshot.cursors.find((cursor) => cursor.cadence === cadence);
    return { cadence, beganAt: begun?.beganAt ?? at, slotDate: begun?.slotDate ?? null, through: at };
  });
  const { ids: releases } = releaseDue(snapshot.posts, now, at, { ...rules, requirePage: false });
  return { at, releases, cursors, specials: [], issues: [], takenUp: [], putBack: [] };
}
