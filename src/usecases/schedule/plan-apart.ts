import type { IssueId } from "../../core/ids.ts";
import type { PlannedIssue } from "../../core/schedule/schedule.ts";
import type { ScheduleStore } from "../../ports/schedule/schedule-store.ts";

/** Each round asks for names that were free of all found so far: more than two meet names that a hash made, and none does. */
const MAX_ROUNDS = 4;

/**
 * Decides what to plan, and once more where other issues have its names. Whatever is planned in between moves the schedule's
 * revision on, so that a plan that is committed has names of its own for certain.
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
