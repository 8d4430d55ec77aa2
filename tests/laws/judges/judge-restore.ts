import type { SubscriberId } from "../../../src/core/ids.ts";
import type { Subscriber } from "../../../src/core/subscribers/subscriber.ts";
import { hashAddress } from "../world/stand-ins.ts";
import type { World } from "../world/world.ts";
import { isGone, type TakenBackup } from "./records.ts";

/** What was restored, and when everything was lost. */
export interface Restored {
  readonly backup: TakenBackup;
  readonly lostAt: number;
}

/**
 * After everything was lost and restored: no post that was mailed before is mailed again, nobody gets an issue twice, nobody
 * is written to who had left when the backup was made, and everybody who is a reader by it gets what is published afterwards.
 */
export async function judgeRestore(
  before: World,
  after: World,
  restored: Restored,
): Promise<readonly string[]> {
  const old = await listPosts(before);
  const posts = new Map([...(await listPosts(after)), ...old]);
  const mailed = new Map<string, string>();
  const again = new Map<string, string>();
  for (const { issue } of after.provider.deliveries)
    for (const post of posts.get(issue ?? "") ?? [])
      (old.has(issue ?? "") ? mailed : again).set(post, issue ?? "");
  const twice = [...again].filter(([post]) => mailed.has(post));
  return [
    ...twice.map(
      ([post, issue]) => `${post} was mailed in ${mailed.get(post)}, and after a restore in ${issue}`,
    ),
    ...judgeRepeats(after),
    ...judgeLeft(before, after, restored),
    ...(await judgeNews(before, after, restored)),
  ];
}

/** The posts of each issue. */
async function listPosts({ db }: World): Promise<ReadonlyMap<string, readonly string[]>> {
  const { results } = await db
    .prepare("SELECT issue, post FROM issue_posts")
    .all<{ issue: string; post: string }>();
  const rows = Map.groupBy(results, ({ issue }) => issue);
  return new Map([...rows].map(([issue, of]) => [issue, of.map(({ post }) => post)]));
}

function judgeRepeats({ provider }: World): readonly string[] {
  const seen = new Set<string>();
  return provider.deliveries.flatMap(({ issue, address }) => {
    const who = `${hashAddress(address)} received ${issue}`;
    if (issue === null || !seen.has(who)) {
      seen.add(who);
      return [];
    }
    return [`${who} twice, after a restore`];
  });
}

/** Everybody's latest record when the backup was made, by the history of committed changes alone. */
function findRecords({ records }: World, { backup }: Restored): ReadonlyMap<SubscriberId, Subscriber | null> {
  const changes = records.changes.filter((change) => change.order < backup.order);
  return new Map([
    ...records.original,
    ...changes.map((change) => [change.id, isGone(change) ? null : change.record] as const),
  ]);
}

function judgeLeft(before: World, { provider }: World, restored: Restored): readonly string[] {
  const records = findRecords(before, restored);
  const isAfterwards = (key: string) => (provider.firstAsked.get(key) ?? 0) >= restored.lostAt;
  return provider.deliveries
    .filter(
      ({ address, issue, key }) =>
        issue !== null && isAfterwards(key) && records.get(hashAddress(address)) === null,
    )
    .map(
      ({ address, issue }) =>
        `${hashAddress(address)} had left before the backup, and was mailed ${issue} after its restore`,
    );
}

/** The post that was published after the first resume reaches each reader of its language and topic. */
async function judgeNews(before: World, after: World, restored: Restored): Promise<readonly string[]> {
  const posts = await listPosts(after);
  const reached = new Set(
    after.provider.deliveries.flatMap(({ issue, address }) =>
      posts.get(issue ?? "")?.includes("news") ? [hashAddress(address)] : [],
    ),
  );
  const suppressed = await listSuppressed(after);
  return [...findRecords(before, restored)].flatMap(([id, record]) =>
    record === null || !isMeant(record, after) || suppressed.has(id) || reached.has(id)
      ? []
      : [`${id} is a reader by the backup, and never got what was published after its restore`],
  );
}

/** The news is in English and of the first topic, and no address is refused by the provider for itself. */
function isMeant(record: Subscriber, { newsletter, provider }: World): boolean {
  const { address, status, pause, cadence, languages, topics } = record;
  const isReader = status === "active" && pause === null && newsletter.cadences.includes(cadence);
  const isTheirs = languages.includes("en") && (topics.length === 0 || topics.includes(1));
  return isReader && isTheirs && !provider.badAddresses.has(address) && !provider.refusedAlone.has(address);
}

async function listSuppressed({ db }: World): Promise<ReadonlySet<SubscriberId>> {
  const { results } = await db.prepare("SELECT id FROM suppressions").all<{ id: SubscriberId }>();
  return new Set(results.map(({ id }) => id));
}
