import type { World } from "../world/world.ts";
import type { GivenCommand, LeavingRequest } from "./records-of-sending.ts";

/** After a pause or a cancel was answered, no request leaves but for batches in doubt. */
export function judgeStops({ records }: World): readonly string[] {
  const byIssue = Map.groupBy(records.commands, ({ issue }) => issue as string);
  return records.requests
    .filter((request) => !request.isInDoubt && !wasCutOff(records, request))
    .flatMap(({ key, order }) => {
      const commands = byIssue.get(key.slice(0, key.indexOf("/"))) ?? [];
      const stop = commands.find((command) => holdsAt(command, commands, order));
      return stop === undefined ? [] : [`${key} left after the ${stop.wish} of its issue was answered`];
    });
}

/**
 * Its object was cut off between freezing the batch and its first request: nobody can say that none left, so the batch is
 * in doubt, and a later refusal does not take that back.
 */
export function wasCutOff(
  { requests, freezes, crashes }: World["records"],
  { key, order }: LeavingRequest,
): boolean {
  const first = Math.min(order, ...requests.filter((one) => one.key === key).map((one) => one.order));
  const [issue, shard, batch] = key.split("/");
  return freezes.some(
    (freeze) =>
      `${freeze.issue}/${freeze.shard}/${freeze.batch}` === `${issue}/${shard}/${batch}` &&
      crashes.some(
        (crash) => crash.object === `${issue}/${shard}` && crash.order > freeze.order && crash.order < first,
      ),
  );
}

/** Nothing undoes a cancel. What undoes a pause is a resume that was not answered before it, and was begun by then. */
function holdsAt(stop: GivenCommand, commands: readonly GivenCommand[], order: number): boolean {
  if (stop.answered === null || stop.answered >= order) return false;
  if (stop.wish === "cancel") return true;
  const undoes = ({ wish, begun, answered }: GivenCommand) =>
    wish === "resume" && begun < order && (answered === null || answered > stop.begun);
  return stop.wish === "pause" && !commands.some(undoes);
}
