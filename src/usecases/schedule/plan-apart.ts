import type { IssueId } from "../../core/ids.ts";
import type { PlannedIssue } from "../../core/schedule/schedule.ts";
import type { ScheduleStore } from "../../ports/schedule/schedule-store.ts";

/**
 * Each round avoids the names found taken so far. The second round's names have a hash in them, so that hardly any is
 * taken.
 */
const MAX_ROUNDS = 4;

/**
 * Decides what to plan, and decides again if other issues have the names of this plan. A plan that is committed in
 * between moves the schedule's revision on, so a committed plan certainly has names of its own.
 */
export async function planApart<Decision>(
  schedule: Pick<ScheduleStore, "listTaken">,
  decide: (taken: readonly IssueId[]) => Decision,
  selectIssues: (decision: Decision) => readonly PlannedIssue[],
): Promise<Decision> {
  let taken: readonly IssueId[] = [];
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const decision = decide(taken);
    const names = selectIssues(decision).map((issue) => issue.id);
    const found = names.length === 0 ? [] : await schedule.listTaken(names);
    if (found.length === 0) return decision;
    taken = [...taken, ...found];
  }
  return decide(taken);
}
