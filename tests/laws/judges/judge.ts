import type { World } from "../world/world.ts";
import { judgeAnswers } from "./judge-answers.ts";
import { judgeAudience } from "./judge-audience.ts";
import { judgeBatches } from "./judge-batches.ts";
import { judgeDeliveries } from "./judge-deliveries.ts";
import { judgeEvidence } from "./judge-evidence.ts";
import { judgeHours } from "./judge-hours.ts";
import { judgeImports } from "./judge-imports.ts";
import { judgeNotes } from "./judge-notes.ts";
import { judgePauses } from "./judge-pauses.ts";
import { judgeSignups } from "./judge-signups.ts";
import { judgeSpoils } from "./judge-spoils.ts";
import { judgeStops } from "./judge-stops.ts";
import { judgeStories } from "./judge-stories.ts";
import { judgeSuppressions } from "./judge-suppressions.ts";
import { judgeSwitches } from "./judge-switches.ts";
import { judgeTopics } from "./judge-topics.ts";
import { judgeWelcomes } from "./judge-welcomes.ts";
import { judgeWindows } from "./judge-windows.ts";
import { readOutcome } from "./read-outcome.ts";

/** Every broken law, in words that name who and what. */
export async function judge(world: World): Promise<readonly string[]> {
  const spoilt = await judgeSpoils(world);
  for (const row of world.spoils.listOpen()) await world.spoils.mend(row); // the other judges read whole rows
  const outcome = await readOutcome(world);
  return [
    ...spoilt,
    ...judgeBatches(world, outcome),
    ...judgeDeliveries(world, outcome),
    ...judgeAudience(world, outcome),
    ...judgeStories(world, outcome),
    ...judgeWindows(world, outcome),
    ...judgeHours(world, outcome),
    ...judgeSwitches(world, outcome),
    ...judgeWelcomes(world),
    ...judgeStops(world),
    ...judgePauses(world),
    ...judgeTopics(world),
    ...judgeImports(world),
    ...judgeSignups(world),
    ...judgeEvidence(world),
    ...judgeAnswers(world),
    ...(await judgeSuppressions(world)),
    ...(await judgeNotes(world, outcome)),
  ];
}
