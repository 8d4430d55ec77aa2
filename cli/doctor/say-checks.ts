import { styleText } from "node:util";
import type { Diagnosis } from "../../src/contract/settings/health.ts";
import type { Check } from "../../src/core/settings/checks.ts";

/** For machines: `{"checks":[{"name","ok","fault","remedy"}]}`. */
export const describeChecks = (checks: readonly Check[]): Diagnosis => ({
  checks: checks.map(({ name, fault, remedy }) => ({ name, ok: fault === null, fault, remedy })),
});

/** For people: a line each, below a fault its remedy, and behind what cannot be known what would have it known. */
export const sayChecks = (checks: readonly Check[]): string => checks.map(sayCheck).join("\n");

const WIDTH = 16;

function sayCheck({ name, fault, remedy, isSerious }: Check): string {
  const label = name.padEnd(WIDTH);
  if (fault === null)
    return remedy === null ? `${styleText("green", "✓")} ${label}`.trimEnd() : `– ${label} ${remedy}`;
  const mark = isSerious ? styleText("red", "✗") : styleText("yellow", "!");
  return `${mark} ${label} ${fault}\n  ${" ".repeat(WIDTH)} ${remedy ?? ""}`.trimEnd();
}

/** In one sentence: what the exit code says too. */
export function sayVerdict(checks: readonly Check[]): string {
  const serious = checks.filter(({ isSerious }) => isSerious).length;
  const slight = checks.filter(({ fault }) => fault !== null).length - serious;
  const unknown = checks.filter(({ fault, remedy }) => fault === null && remedy !== null).length;
  const parts = [
    serious === 0 ? "Nothing is seriously wrong" : `${count(serious, "serious fault")}`,
    ...(slight === 0 ? [] : [count(slight, "slight fault")]),
    ...(unknown === 0 ? [] : [`${count(unknown, "line")} cannot be known from here, or not yet`]),
  ];
  return `${parts.join("; ")}.`;
}

const count = (number: number, word: string) => `${number} ${word}${number === 1 ? "" : "s"}`;
