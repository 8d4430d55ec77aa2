import { readFileSync, writeFileSync } from "node:fs";

/** What found a planted defect. */
export interface Catch {
  readonly seed: number;
  /** The first law that broke, in words. */
  readonly breaks: string;
}

/** By the name of the defect; null: no storm is known that finds it. */
export type KnownSeeds = Readonly<Record<string, Catch | null>>;

/** `npm run laws -- --defects` writes both; the test of the defects holds that they agree. */
const SEEDS = "tests/laws/defects/known-seeds.json";
const PAGE = "tests/laws/README.md";

const HEAD = "| Planted defect | Seed | What breaks |\n| --- | --- | --- |\n";

export const readKnownSeeds = (): KnownSeeds => JSON.parse(readFileSync(SEEDS, "utf8")) as KnownSeeds; // written here alone

export const readPage = (): string => readFileSync(PAGE, "utf8");

/** The table for people ends their page. */
export function writeKnownSeeds(known: KnownSeeds): void {
  writeFileSync(SEEDS, `${JSON.stringify(known, null, 2)}\n`);
  const page = readPage();
  writeFileSync(PAGE, page.slice(0, page.indexOf(HEAD)) + describeKnownSeeds(known));
}

export function describeKnownSeeds(known: KnownSeeds): string {
  const rows = Object.entries(known).map(([name, found]) =>
    found === null
      ? `| ${name} | none of 1,000 | nothing |`
      : `| ${name} | ${found.seed} | ${found.breaks} |`,
  );
  return `${HEAD}${rows.join("\n")}\n`;
}
