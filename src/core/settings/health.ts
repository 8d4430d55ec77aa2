import type { Instant, IssueId } from "../ids.ts";
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

/** The latest issue that closed long enough ago for reports to have come, and whether one has. */
export interface Hearing {
  readonly issue: IssueId;
  readonly isHeard: boolean;
}

/** Reports of an issue come within minutes of its last mail; after so long silence means something. */
export const HEARING_DELAY_MS = 60 * 60 * 1000;

/** How the deployment is now. */
export interface Health {
  readonly at: Instant;
  /** The whole newsletter is paused, as far as that can be read. */
  readonly isPaused: boolean;
  /** Which code runs. */
  readonly version: string;
  /** When the latest tick ended; null: there was none yet. */
  readonly latestTickAt: Instant | null;
  /** The provider's reports can be proved: its signing secret is set. */
  readonly canHear: boolean;
  /** Null: nothing went out yet of which one would have to hear. */
  readonly hearing: Hearing | null;
  /** Bindings that are not there, or not ready. Where there is one, nothing else was asked. */
  readonly lacking: readonly SettingFault[];
  /** What is wrong with the settings. */
  readonly problems: readonly SettingFault[];
  readonly failing: readonly FailingPart[];
  /** Why posts of the blog's repositories cannot be taken in now, of each in plain words; empty: they can. */
  readonly repositoryProblems: readonly string[];
  readonly unreadable: readonly UnreadableRow[];
}
