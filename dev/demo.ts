// `npm run demo`: the whole main job on this machine, unattended. Exits 0 only if all of it really happened.
import { createNarrator } from "./demo/narrator.ts";
import { play } from "./demo/play.ts";
import { openStage, type Stage } from "./demo/stage.ts";
import { readSamplePosts } from "./sample-posts.ts";

const narrator = createNarrator(console.log);
narrator.say("Gazette, from a form to a digest, on this machine alone.\n");
let stage: Stage | null = null;
try {
  stage = await narrator.step("The Worker, its database and a local mail inbox are up", openStage);
  await play(stage, narrator, await readSamplePosts());
  narrator.say(
    `\nAll of it happened, in ${narrator.elapsed()}. Look at .demo/digest.png, then try: npm run dev`,
  );
} catch (error) {
  process.exitCode = 1;
  narrator.say(`\nThe demo stopped here: ${error instanceof Error ? error.message : String(error)}`);
  if (stage?.output()) narrator.say(`\nThe Worker said:\n${stage.output()}`);
} finally {
  await stage?.close();
}
