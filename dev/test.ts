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

const runPart = (name: string, options: readonly string[], print: (chunk: Buffer | string) => void) =>
  runVitest({ name, options: options.map((option) => option.replaceAll("{part}", name)), print });
const runProject = (name: string, print: (chunk: Buffer | string) => void) =>
  runPart(name, [`--project=${name}`, ...asked], print);
const printNow = (chunk: Buffer | string) => process.stdout.write(chunk);

const ends = isAll ? await runAll() : [await runPart("asked", asked, printNow)];
if (isAll)
  for (const { name, isPassed, seconds } of ends)
    console.log(`${name}: ${isPassed ? "passed" : "FAILED"} in ${seconds} s`);
process.exitCode = ends.every(({ isPassed }) => isPassed) ? 0 : 1;

/** What journeys print is held back until the rest has ended, so that nobody reads two at once. */
async function runAll(): Promise<readonly RunEnd[]> {
  const held: (Buffer | string)[] = [];
  let printJourneys: (chunk: Buffer | string) => void = (chunk) => held.push(chunk);
  const journeys = runProject("journeys", (chunk) => printJourneys(chunk));
  const rest = [await runProject("node", printNow), await runProject("workerd", printNow)];
  for (const chunk of held) printNow(chunk);
  printJourneys = printNow;
  return [...rest, await journeys];
}
