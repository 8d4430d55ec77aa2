import type { Instant } from "../../core/ids.ts";
import type { CommandState } from "../../core/issues/command-state.ts";
import { isObject, parseJson } from "../../core/parse-json.ts";
import type { NamedValues } from "./named-values.ts";

/**
 * Records the author's newest command; an older one changes nothing. One that cannot be read gives way to what the
 * issue's row says.
 */
export function recordCommands(facts: NamedValues, commands: CommandState): void {
  if (commands.seq > (readCommands(facts)?.seq ?? 0)) facts.write("commands", JSON.stringify(commands));
}

/** Nobody knows what was asked, so that nothing leaves; any word of the row is newer. */
const UNREADABLE: CommandState = {
  seq: -1,
  sentAt: null,
  pausedAt: 0,
  newsletterPausedAt: null,
  resumedAt: null,
  cancelledAt: null,
};

export function readCommands(facts: NamedValues): CommandState | null {
  const stored = facts.read("commands");
  if (stored === null) return null;
  const read = parseJson(String(stored));
  const isReadable = read.ok && isObject(read.value) && typeof read.value.seq === "number";
  return isReadable ? (read.value as unknown as CommandState) : UNREADABLE; // written above alone
}

/** Nothing more is submitted until the author resumes the issue. */
export function stopForAuthor(facts: NamedValues, reason: string, now: Instant): void {
  facts.write("stopped-at", now);
  facts.write("stopped-because", reason);
}

export function waitForQuota(facts: NamedValues, until: Instant, now: Instant): void {
  facts.write("quota-until", until);
  facts.write("quota-since", now);
}

/**
 * Ends the stops and quota waits that began before the author resumed the issue: the cause is mended, or the quota may
 * be larger. One that begins later needs another resume. Batches that were certainly refused wait no longer, once for
 * each resume; a batch in doubt keeps its pace, which is a minute at most in the first hour.
 */
export function resumeAfter(sql: SqlStorage, facts: NamedValues, resumedAt: Instant): void {
  const isOver = (since: string) => {
    const at = facts.read(since);
    return at !== null && Number(at) <= resumedAt;
  };
  if (isOver("stopped-at"))
    forget(facts, "stopped-at", "stopped-because", "refusals-in-a-row", "failed-composes");
  if (isOver("quota-since")) forget(facts, "quota-since", "quota-until");
  if (Number(facts.read("resumed-at") ?? 0) >= resumedAt) return;
  facts.write("resumed-at", resumedAt);
  sql.exec(`UPDATE batches SET retry_at = 0
    WHERE outcome IS NULL AND frozen_at IS NOT NULL AND in_doubt_since IS NULL AND attempt_at IS NULL`);
}

function forget(facts: NamedValues, ...names: readonly string[]): void {
  for (const name of names) facts.write(name, null);
}
