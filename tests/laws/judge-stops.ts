import type { GivenCommand } from "./records-of-sending.ts";
import type { World } from "./world.ts";

/** After a pause or a cancel was answered, no request leaves but for batches in doubt. */
export function judgeStops({ records }: World): readonly string[] {
  const byIssue = Map.groupBy(records.commands, ({ issue }) => issue as string);
  return records.requests
    .filter(({ isInDoubt }) => !isInDoubt)
    .flatMap(({ key, order }) => {
      const commands = byIssue.get(key.slice(0, key.indexOf("/"))) ?? [];
      const stop = commands.find((command) => holdsAt(command, commands, order));
      return stop === undefined ? [] : [`${key} left after the ${stop.wish} of its issue was answered`];
    });
}

/** Nothing undoes a cancel. What undoes a pause is a resume that was not answered before it, and was begun by then. */
function holdsAt(stop: GivenCommand, commands: readonly GivenCommand[], order: number): boolean {
  if (stop.answered === null || stop.answered >= order) return false;
  if (stop.wish === "cancel") return true;
  const undoes = ({ wish, begun, answered }: GivenCommand) =>
    wish === "resume" && begun < order && (answered === null || answered > stop.begun);
  return stop.wish === "pause" && !commands.some(undoes);
}
