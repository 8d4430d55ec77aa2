/**
 * `npm run mutate -- <files or folders> [--sample <lines>] [--seed <number>]`: changes the code in one place after the other
 * and runs the tests of its layer, in Node; a change that no test notices has survived and is printed. `src/core` is judged by
 * `tests/core` alone, an adapter by the tests that import it. Slow (a second a mutant and more), and therefore no part of
 * `npm test`.
 */
import { globSync, readFileSync, statSync } from "node:fs";
import { parseArgs } from "node:util";
import { Stryker } from "@stryker-mutator/core";
import { sampleLines } from "./sample-lines.ts";

const USAGE = "Name files or folders below src, such as src/core/schedule/slot.ts or src/usecases/issues.";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: "string" },
    seed: { type: "string", default: "1" },
    workers: { type: "string", default: "2" },
  },
});
const files = positionals.flatMap(listFiles);
if (files.length === 0) {
  console.error(USAGE);
  process.exit(2);
}
process.env.MUTATION_TESTS = [...new Set(files.flatMap(listTests))].join(" ");

await new Stryker({
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "tests/mutation/vitest.config.ts", related: false },
  mutate:
    values.sample === undefined ? files : [...sampleLines(files, Number(values.sample), Number(values.seed))],
  reporters: ["clear-text", "progress-append-only", "json"],
  clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
  jsonReporter: { fileName: ".mutation/report.json" },
  tempDirName: ".mutation/sandbox",
  ignorePatterns: ["docs", "public", ".demo", ".dev", ".mutation"],
  tsconfigFile: "none", // it reads such a file by an interface that this TypeScript has no more
  coverageAnalysis: "perTest",
  concurrency: Number(values.workers),
  timeoutMS: 60_000, // a mutant that runs out of time counts as noticed: a busy machine must not be what noticed it
  ignoreStatic: true, // a constant of a module is made once, before any test runs
}).runMutationTest();

function listFiles(path: string): readonly string[] {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory()
    ? globSync(`${path}/**/*.{ts,tsx}`)
    : [path];
}

/** The tests that judge a file, as globs. */
function listTests(file: string): readonly string[] {
  const [, layer = "", folder = ""] = /^src\/([a-z]+)\/(?:([a-z-]+)\/)?/.exec(file) ?? [];
  if (layer === "core" || layer === "usecases") return [`tests/${layer}/**/*.test.{ts,tsx}`];
  const importsIt = (test: string) => readFileSync(test, "utf8").includes(`/${layer}/${folder}/`);
  return globSync("tests/adapters/**/*.test.ts").filter(importsIt);
}
