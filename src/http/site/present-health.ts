import type { CheckLine, HealthProblem } from "../../contract/settings/health.ts";
import { formatInstant } from "../../core/ids.ts";
import { deriveChecks } from "../../core/settings/checks.ts";
import { type Health, isStopping } from "../../core/settings/health.ts";
import type { UnreadableRow } from "../../core/unreadable-row.ts";

const FAILING = "This part of the tick fails. The log says why, under tick.part-failed.";
const STOPS = "This row cannot be read, and keeps its issue or its cadence from going on until it can.";
const COSTS_ITSELF = "This row cannot be read. It is left out of everything until it can.";

/** Whatever keeps the newsletter from doing its work. */
export const presentProblems = ({
  lacking,
  problems,
  failing,
  unreadable,
}: Health): readonly HealthProblem[] => [
  ...lacking,
  ...problems,
  ...failing.map(({ part, since }) => ({
    kind: "tick-part-failing" as const,
    part,
    since: formatInstant(since),
    fault: FAILING,
  })),
  ...unreadable.filter(isStopping).map((row) => presentRow(row, STOPS)),
];

/** What is wrong and costs itself alone. */
export const presentWarnings = ({ unreadable }: Health): readonly HealthProblem[] =>
  unreadable.filter((row) => !isStopping(row)).map((row) => presentRow(row, COSTS_ITSELF));

/** Line by line, as the doctor shows them. */
export const presentChecks = (health: Health): readonly CheckLine[] =>
  deriveChecks(health).map(({ name, fault, remedy, isSerious }) => ({
    ...{ name, ok: fault === null, fault, remedy, serious: isSerious },
  }));

const presentRow = ({ table, id }: UnreadableRow, fault: string) =>
  ({ kind: "row-unreadable", table, id, fault }) as const;
