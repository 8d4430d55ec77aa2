// `npm run rehearse`: a set-up in which each call to Cloudflare and Resend fails once, in turn and in each way, then the same
// set-up again. `npm run rehearse -- refusal cut` tries these ways alone. Minutes; exits 0 only if every repetition ended well.
import { FAILURES, type Failure } from "./cloudflare-stand-in/server.ts";
import { findDoubles, findSpilled } from "./rehearsal/judge.ts";
import { ANSWERS, type Stage, setStage } from "./rehearsal/stage.ts";

type Place = "Cloudflare" | "Resend";

const asked = process.argv.slice(2);
const ways = FAILURES.filter((how) => asked.length === 0 || asked.includes(how));

const setUp = (stage: Stage) =>
  stage.run("project.ts", ["setup", "--yes", "--public-url", stage.publicUrl, ...ANSWERS]);

async function countCalls(): Promise<readonly (readonly [Place, number])[]> {
  const stage = await setStage();
  await setUp(stage);
  const list = (place: Place, calls: readonly string[]) => calls.map((_, number) => [place, number] as const);
  const all = [...list("Cloudflare", stage.cloudflare.calls), ...list("Resend", stage.resendCalls)];
  await stage.close();
  return all;
}

/** What is wrong after the repetition. */
async function rehearse(place: Place, number: number, how: Failure): Promise<readonly string[]> {
  const stage = await setStage();
  try {
    if (place === "Cloudflare") stage.cloudflare.failCall(number, how);
    else stage.failResendCall(number, how);
    const runs = [await setUp(stage), await setUp(stage)];
    const last = runs.at(-1);
    const ending = last?.code === 0 ? [] : [`the repetition ended with ${last?.code}: ${last?.err}`];
    const call = (place === "Cloudflare" ? stage.cloudflare.calls : stage.resendCalls)[number];
    console.log(
      `${place} ${number} (${call}) ${how}: ended with ${runs.map(({ code }) => code).join(", then ")}`,
    );
    return [...ending, ...findDoubles(stage), ...findSpilled(stage, runs)];
  } finally {
    await stage.close();
  }
}

let failures = 0;
for (const [place, number] of await countCalls())
  for (const how of ways) {
    const faults = await rehearse(place, number, how);
    for (const fault of faults) console.error(`  ${fault}`);
    if (faults.length > 0) failures++;
  }
console.log(failures === 0 ? "Every repetition ended well." : `${failures} repetitions did not end well.`);
process.exitCode = failures === 0 ? 0 : 1;
