import { type IssueRow, toIssue } from "../../../src/adapters/d1/issues/issue-row.ts";
import { POST_COLUMNS, type PostRow, toPost } from "../../../src/adapters/d1/posts/post-row.ts";
import { decodeMembers, decodeReaders } from "../../../src/adapters/sqlite/reader-rows.ts";
import type { IssueContent } from "../../../src/core/editions/edition.ts";
import type { SubscriberId } from "../../../src/core/ids.ts";
import type { RosterEntry } from "../../../src/core/issues/batch.ts";
import type { Issue } from "../../../src/core/issues/issue.ts";
import type { Post } from "../../../src/core/posts/post.ts";
import type { World } from "../world/world.ts";

export interface SettledBatch {
  readonly shard: number;
  readonly number: number;
  readonly size: number;
  readonly generation: number;
  readonly frozen: number;
  readonly outcome: string | null;
  readonly reason: string | null;
  readonly settled_at: number | null;
}

export interface RosterRow {
  readonly id: SubscriberId;
  readonly shard: number;
  /** Null: in no batch; -1: left before. */
  readonly batch: number | null;
  /** Post ids of the edition. */
  readonly posts: readonly string[];
}

/** One issue at the end, all its shards together. */
export interface IssueOutcome {
  readonly issue: Issue;
  readonly content: IssueContent | null;
  readonly composedAt: number | null;
  /** Who catches up with it; with a special, who had not caught up when it was planned. */
  readonly owed: readonly Omit<CatchUpRow, "issue">[];
  readonly batches: readonly SettledBatch[];
  readonly roster: ReadonlyMap<SubscriberId, RosterRow>;
}

export interface CatchUpRow {
  readonly cadence: string;
  readonly through: number;
  readonly issue: string | null;
}

export interface Outcome {
  readonly issues: readonly IssueOutcome[];
  readonly posts: readonly Post[];
  /** `<cadence> <post>`: given back by a cancelled issue, and in no other yet. */
  readonly reopened: ReadonlySet<string>;
  /** End of each cadence's last window. */
  readonly through: ReadonlyMap<string, number | null>;
  /** Who came to a cadence when its windows ended there, and which issue brings what they are owed; null: none yet. */
  readonly catchUps: readonly CatchUpRow[];
}

/** What the stores say at the end. */
export async function readOutcome({ db, hosts }: World): Promise<Outcome> {
  const rows = await db.prepare("SELECT * FROM issues ORDER BY planned_at, rowid").all<IssueRow>();
  const posts = await db.prepare(`SELECT ${POST_COLUMNS} FROM posts`).all<PostRow>();
  const contents = await db
    .prepare("SELECT issue, content, composed_at FROM contents")
    .all<{ issue: string; content: string; composed_at: number }>();
  const cadences = await db
    .prepare("SELECT cadence, through FROM cadences")
    .all<{ cadence: string; through: number | null }>();
  const catchUps = await db.prepare("SELECT cadence, through, issue FROM catch_ups").all<CatchUpRow>();
  const reopened = await db
    .prepare("SELECT cadence || ' ' || post AS name FROM reopened")
    .all<{ name: string }>();
  const planned = rows.results.map(toIssue);
  const issues = planned.map((issue): IssueOutcome => {
    const stored = contents.results.find((one) => one.issue === issue.id);
    const content: IssueContent | null = stored === undefined ? null : JSON.parse(stored.content);
    const batches: SettledBatch[] = [];
    const roster = new Map<SubscriberId, RosterRow>();
    for (let shard = 0; shard < issue.shards; shard += 1) {
      const host = hosts.get(`${issue.id}/${shard}`);
      if (host === undefined) continue;
      batches.push(...readBatches(host.storage, shard));
      for (const row of readRoster(host.storage, shard)) roster.set(row.id, row);
    }
    return {
      issue,
      content,
      composedAt: stored?.composed_at ?? null,
      owed: selectOwed(issue, planned, catchUps.results) ?? content?.catchUps ?? [],
      batches,
      roster,
    };
  });
  return {
    issues,
    posts: posts.results.map(toPost),
    catchUps: catchUps.results,
    reopened: new Set(reopened.results.map(({ name }) => name)),
    through: new Map(cadences.results.map((one) => [one.cadence, one.through])),
  };
}

/** By the rows that plans wrote; null where an issue was taken back, because then they say what is owed since. */
function selectOwed(issue: Issue, planned: readonly Issue[], rows: readonly CatchUpRow[]) {
  if (planned.some((one) => one.cancelledAt !== null)) return null;
  if (issue.cadence !== "special") return rows.filter((row) => row.issue === issue.id);
  const isLater = (id: string | null) =>
    planned.some((one) => one.id === id && one.windowThrough > issue.windowThrough);
  return rows.filter((row) => row.issue === null || isLater(row.issue));
}

function readBatches(storage: DurableObjectStorage, shard: number): SettledBatch[] {
  return storage.sql
    .exec<Omit<SettledBatch, "shard">>(
      "SELECT number, size, generation, frozen_at IS NOT NULL AS frozen, outcome, reason, settled_at FROM batches ORDER BY number",
    )
    .toArray()
    .map((row) => ({ ...row, shard }));
}

/** Who was listed, wherever they are by now: in a pack, in a batch, or gone. */
function readRoster(storage: DurableObjectStorage, shard: number): RosterRow[] {
  const editions = new Map(
    storage.sql
      .exec<{ key: string; posts: string }>("SELECT key, posts FROM editions")
      .toArray()
      .map(({ key, posts }): [string, string[]] => [key, JSON.parse(posts)]),
  );
  const toRows = (readers: readonly RosterEntry[], batch: number | null) =>
    readers.map(({ id, edition }) => ({ id, shard, batch, posts: editions.get(edition) ?? [] }));
  const packs = storage.sql.exec<{ readers: string }>("SELECT readers FROM packs").toArray();
  const batches = storage.sql
    .exec<{ number: number; recipients: string; gone: string }>(
      "SELECT number, recipients, gone FROM batches",
    )
    .toArray();
  return [
    ...packs.flatMap(({ readers }) => toRows(decodeReaders(readers), null)),
    ...batches.flatMap(({ number, recipients, gone }) => [
      ...toRows(decodeMembers(recipients, ""), number),
      ...toRows(decodeMembers(gone, ""), -1),
    ]),
  ];
}
