import { type IssueCadence, isCadence } from "../../../core/cadence.ts";
import { asIssueId, asPostId } from "../../../core/ids.ts";
import type { Issue, ReportedProgress, ShardProgress } from "../../../core/issues/issue.ts";
import { isObject, isTexts, parseJson } from "../../../core/parse-json.ts";
import { fail, type Result, succeed } from "../../../core/result.ts";
import type { ReaderHours } from "../../../core/schedule/schedule.ts";
import type { UnreadableRow } from "../../../core/unreadable-row.ts";

/** SQL: cancelled before any batch was frozen, so its posts count as never planned. */
export const WAS_TAKEN_BACK = "(issues.cancelled_at IS NOT NULL AND issues.started_at IS NULL)";

export interface IssueRow {
  readonly id: string;
  readonly cadence: string;
  readonly slot_at: number;
  readonly window_from: number | null;
  readonly window_through: number;
  readonly posts: string;
  readonly shards: number;
  readonly planned_at: number;
  readonly hold_until: number | null;
  readonly reader_hours: string | null;
  readonly sent_at: number | null;
  readonly paused_at: number | null;
  readonly newsletter_paused_at: number | null;
  readonly resumed_at: number | null;
  readonly cancelled_at: number | null;
  readonly started_at: number | null;
  readonly closed_at: number | null;
  readonly withdrawn_at: number | null;
  readonly retired_at: number | null;
  readonly command_seq: number;
  readonly progress: string;
}

/**
 * A whole issue or none. Progress that cannot be read counts as not reported, neither as done nor as listed: the objects
 * report absolute figures, and soon do so again.
 */
export function parseIssueRow(row: IssueRow): Result<Issue, UnreadableRow> {
  const isReadable =
    (row.cadence === "special" || isCadence(row.cadence)) &&
    readPosts(row) !== null &&
    (row.reader_hours === null || readHours(row) !== null);
  return isReadable ? succeed(toIssue(row)) : fail({ table: "issues", id: row.id });
}

/** Does it say everything, its progress too? */
export const isWhole = (row: IssueRow) => parseIssueRow(row).ok && readProgress(row) !== null;

function readPosts({ posts }: IssueRow): readonly string[] | null {
  const read = parseJson(posts);
  return read.ok && isTexts(read.value) ? read.value : null;
}

function readHours({ reader_hours }: IssueRow): ReaderHours | null {
  const read = parseJson(reader_hours ?? "null");
  if (!read.ok || !isObject(read.value)) return null;
  const { date, time } = read.value;
  return (date === null || typeof date === "string") && typeof time === "string" ? { date, time } : null;
}

/** Its keys are `s0`, `s1`… */
function readProgress({ progress }: IssueRow): readonly ReportedProgress[] | null {
  const read = parseJson(progress);
  if (!read.ok || !isObject(read.value)) return null;
  return Object.entries(read.value).flatMap(([key, report]) =>
    isProgress(report) ? [{ ...report, shard: Number(key.slice(1)) }] : [],
  );
}

/** Codec: written by `saveProgress`, which takes whole reports alone; what everything rests on is looked at. */
const isProgress = (shard: unknown): shard is ShardProgress =>
  isObject(shard) && typeof shard.report === "number" && typeof shard.done === "boolean";

/** For pages: what of it can be read. */
export const toIssue = (row: IssueRow): Issue => ({
  id: asIssueId(row.id),
  cadence: row.cadence as IssueCadence,
  slotAt: row.slot_at,
  windowFrom: row.window_from,
  windowThrough: row.window_through,
  posts: (readPosts(row) ?? []).map(asPostId),
  shards: row.shards,
  plannedAt: row.planned_at,
  holdUntil: row.hold_until,
  readerHours: readHours(row),
  sentAt: row.sent_at,
  pausedAt: row.paused_at,
  newsletterPausedAt: row.newsletter_paused_at,
  resumedAt: row.resumed_at,
  cancelledAt: row.cancelled_at,
  startedAt: row.started_at,
  closedAt: row.closed_at,
  withdrawnAt: row.withdrawn_at,
  retiredAt: row.retired_at,
  commandSeq: row.command_seq,
  progress: readProgress(row) ?? [],
});
