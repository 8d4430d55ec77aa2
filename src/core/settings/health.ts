import type { Instant } from "../ids.ts";
import type { RowTable, UnreadableRow } from "../unreadable-row.ts";
import type { SettingFault } from "./settings.ts";

/** Rows of these keep an issue or a cadence from its work; others cost themselves alone. */
const STOPPING: readonly RowTable[] = ["cadences", "contents", "editions", "issues", "ledger"];

export const isStopping = ({ table }: UnreadableRow) => STOPPING.includes(table);

/** A part of the tick that did not do its work at the latest tick. */
export interface FailingPart {
  readonly part: string;
  readonly since: Instant;
}

/** How the deployment is now. */
export interface Health {
  readonly at: Instant;
  /** What is lacking in the set-up. */
  readonly problems: readonly SettingFault[];
  readonly failing: readonly FailingPart[];
  readonly unreadable: readonly UnreadableRow[];
}
