import { type RunEnd, runVitest } from "./run-vitest.ts";

/**
 * `npm test`: everything, journeys beside the rest, because a journey waits most of its time (for a browser, a clock, an alarm)
 * while rules and edges compute. `npm test -- <files or options of vitest>`: one run with these.
 *
 * `{part}` in an option stands for the run's name, so that each can write a report of its own.
 */
const asked = process.argv.slice(2);
const isAll = asked.every(
  (argument) => argument.startsWith("--reporter") || argument.startsWith("--outputFile"),
);

type Print = (chunk: Buffer | string) => void;

/**
 * Tests in workerd go in so many runs, one after the other. Their runner loses the word that a file has ended now and then, the
 * more often the more files it has had (`run-vitest.ts`); what is begun anew then is one of these.
 */
const WORKERD_RUNS = 6;

const runPart = (name: string, options: readonly string[], print: Print) =>
  runVitest({ name, options: options.map((option) => option.replaceAll("{part}", name)), print });
const runProject = (name: string, print: Print) => runPart(name, [`--project=${name}`, ...asked], print);
const printNow: Print = (chunk) => process.stdout.write(chunk);

// Every run hears the signal first and ends what it started; none is begun after it.
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => setImmediate(() => process.exit(1)));

const ends = isAll ? await runAll() : [await runPart("asked", asked, printNow)];
if (isAll)
  for (const { name, isPassed, seconds } of ends)
    console.log(`${name}: ${isPassed ? "passed" : "FAILED"} in ${seconds} s`);
process.exitCode = ends.every(({ isPassed }) => isPassed) ? 0 : 1;

/** What journeys print is held back until the rest has ended, so that nobody reads two at once. */
async function runAll(): Promise<readonly RunEnd[]> {
  const held: (Buffer | string)[] = [];
  let printJourneys: Print = (chunk) => held.push(chunk);
  const journeys = runProject("journeys", (chunk) => printJourneys(chunk));
  const rest = [await runProject("node", printNow)];
  for (let run = 1; run <= WORKERD_RUNS; run += 1) {
    const options = ["--project=workerd", `--shard=${run}/${WORKERD_RUNS}`, ...asked];
    rest.push(await runPart(`workerd-${run}`, options, printNow));
  }
  for (const chunk of held) printNow(chunk);
  printJourneys = printNow;
  return [...rest, await journeys];
}
