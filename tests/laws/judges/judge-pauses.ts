import type { World } from "../world/world.ts";
import { wasCutOff } from "./judge-stops.ts";
import type { GivenPause } from "./records-of-sending.ts";

/** After a pause of the whole newsletter was answered, no request of any issue leaves but for batches in doubt. */
export function judgePauses({ records }: World): readonly string[] {
  return records.requests
    .filter((request) => isOfIssue(request.key) && !request.isInDoubt && !wasCutOff(records, request))
    .filter(({ order }) => records.pauses.some((pause) => holdsAt(pause, records.pauses, order)))
    .map(({ key }) => `${key} left after the pause of the whole newsletter was answered`);
}

/** `<issue>/<shard>/…`; a mail that one person is owed goes meanwhile. */
const isOfIssue = (key: string) => key.includes("/");

/** What undoes it is a resume that was not answered before it, and was begun by then. */
function holdsAt(pause: GivenPause, all: readonly GivenPause[], order: number): boolean {
  if (pause.wish !== "pause" || pause.answered === null || pause.answered >= order) return false;
  return !all.some(
    ({ wish, begun, answered }) =>
      wish === "resume" && begun < order && (answered === null || answered > pause.begun),
  );
}
