import type { Limiter } from "../../concurrency/limiter.ts";
import type { Slice } from "../../editions/render-edition.ts";
import type { Prepared } from "./freeze-batches.ts";
import type { IssueDependencies } from "./issue-dependencies.ts";
import { prepareBatches, type Task } from "./prepare-batches.ts";

/** Fewer than the workers, so that a batch leaves soon after it is frozen. */
const GROUP_SIZE = 5;

type Request = (prepared: Prepared) => Promise<boolean>;

interface Call {
  readonly task: Task;
  readonly request: Request;
  readonly answer: (outcome: Promise<boolean | null>) => void;
}

/**
 * Prepares tasks in groups, one group after the other, and requests each batch as soon as a place among the requests is
 * free. Calls that arrive while a group is being prepared, or while frozen batches wait for a place, join the next
 * group. So batches for a fast provider share one query and one durable write; for a slow one each is prepared alone,
 * just before its start. Returns null if nothing is left to request.
 */
export function createBatchPreparer(deps: IssueDependencies, slice: Slice, flight: Limiter) {
  const waiting: Call[] = [];
  let busy = false;
  const serve = async () => {
    busy = true;
    while (waiting.length > 0) {
      await flight.whenIdle();
      const group = waiting.splice(0, GROUP_SIZE);
      const tasks = group.map(({ task }) => task);
      const [prepared] = await Promise.allSettled([prepareBatches(deps, slice, tasks)]);
      for (const { task, request, answer } of group) {
        if (prepared.status === "rejected") answer(Promise.reject(prepared.reason));
        else answer(fly(request, prepared.value.get(task)));
      }
    }
    busy = false;
  };
  const fly = async (request: Request, prepared: Prepared | undefined) =>
    prepared === undefined ? null : flight.fly(() => request(prepared));
  return (task: Task, request: Request): Promise<boolean | null> =>
    new Promise((answer) => {
      waiting.push({ task, request, answer });
      if (!busy) void serve();
    });
}
