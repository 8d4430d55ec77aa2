import type { IssueCadence } from "../../core/cadence.ts";
import { asIssueId, asPostId } from "../../core/ids.ts";
import type { Issue, ShardProgress } from "../../core/issue.ts";
import type { ReaderHours } from "../../core/schedule.ts";

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
  readonly resumed_at: number | null;
  readonly cancelled_at: number | null;
  readonly started_at: number | null;
  readonly closed_at: number | null;
  readonly command_seq: number;
  readonly progress: string;
}

/** Codec: the JSON columns were written by this folder alone. */
export const toIssue = (row: IssueRow): Issue => ({
  id: asIssueId(row.id),
  cadence: row.cadence as IssueCadence,
  slotAt: row.slot_at,
  windowFrom: row.window_from,
  windowThrough: row.window_through,
  posts: (JSON.parse(row.posts) as string[]).map(asPostId),
  shards: row.shards,
  plannedAt: row.planned_at,
  holdUntil: row.hold_until,
  readerHours: row.reader_hours === null ? null : (JSON.parse(row.reader_hours) as ReaderHours),
  sentAt: row.sent_at,
  pausedAt: row.paused_at,
  resumedAt: row.resumed_at,
  cancelledAt: row.cancelled_at,
  startedAt: row.started_at,
  closedAt: row.closed_at,
  commandSeq: row.command_seq,
  progress: Object.values(JSON.parse(row.progress) as Record<string, ShardProgress>),
});
