import type { SubscriberId } from "../../../src/core/ids.ts";
import type { Post } from "../../../src/core/posts/post.ts";
import type { Subscriber } from "../../../src/core/subscribers/subscriber.ts";
import type { World } from "../world/world.ts";
import type { Outcome } from "./read-outcome.ts";
import type { CommittedChange } from "./records.ts";
import { mayBeBarred } from "./records-of-deliveries.ts";

/** Whatever cadences a reader went through: no post comes twice, and a change of nothing else makes them miss none. */
export function judgeSwitches(world: World, outcome: Outcome): readonly string[] {
  const histories = Map.groupBy(world.records.changes, (change) => change.id);
  return [
    ...[...readBrought(outcome)].flatMap(([id, posts]) =>
      cameBack(histories.get(id) ?? []) ? [] : judgeTwice(id, posts),
    ),
    ...[...world.records.original].flatMap(([id, original]) =>
      judgeMissed(world, outcome, original, histories.get(id) ?? []),
    ),
  ];
}

/** What each reader was to get, over all issues that began to go out. */
function readBrought({ issues }: Outcome): ReadonlyMap<SubscriberId, readonly string[]> {
  const brought = new Map<SubscriberId, string[]>();
  for (const { issue, roster } of issues) {
    if (issue.startedAt === null) continue;
    for (const { id, batch, posts } of roster.values())
      if (batch !== -1) brought.set(id, [...(brought.get(id) ?? []), ...posts]);
  }
  return brought;
}

function judgeTwice(id: SubscriberId, posts: readonly string[]): readonly string[] {
  const twice = posts.filter((post, index) => posts.indexOf(post) !== index);
  return twice.map((post) => `${id} was brought ${post} twice, over all cadences`);
}

/** Who leaves and signs up again is a new reader: a special may bring what they had before. */
const cameBack = (history: readonly CommittedChange[]) =>
  history.some(({ record }) => record === null || record.status === "unsubscribed");

/** Only who changed the cadence and nothing else, because only then is it plain what they should have had. */
function judgeMissed(
  { records, spoils }: World,
  outcome: Outcome,
  original: Subscriber,
  history: readonly CommittedChange[],
): readonly string[] {
  const last = history.at(-1)?.record ?? original;
  if (outcome.issues.some(({ issue }) => issue.cancelledAt !== null)) return []; // its author's word, not a change's fault
  if (mayBeBarred(records, original.id)) return [];
  if (spoils.isSpoilt("changes", original.id)) return []; // out as long as it could not be read
  if (history.length === 0 || !history.every(({ record }) => isSwitchOf(record, original))) return [];
  const { catchUps, through } = outcome;
  const isWaiting = catchUps.some(
    (end) => end.issue === null && end.cadence === last.cadence && end.through === last.catchUpThrough,
  );
  const end = through.get(last.cadence) ?? null;
  if (isWaiting || end === null) return [];
  const brought = new Set(readBrought(outcome).get(last.id) ?? []);
  const withdrawn = new Set(records.withdrawals.map((one) => one.post));
  const stories = Map.groupBy(outcome.posts, (post) => post.story);
  return [...stories].flatMap(([story, posts]) => {
    const isPlain = posts.every((post) => post.special === null && !withdrawn.has(post.id));
    const isOwed = posts.some(
      (post) => isFor(post, last) && post.releasedAt !== null && post.releasedAt <= end,
    );
    const isToCome = posts.some((post) => outcome.reopened.has(`${last.cadence} ${post.id}`));
    const isThere = isToCome || posts.some((post) => brought.has(post.id));
    return isPlain && isOwed && !isThere ? [`${last.id} missed ${story} over a change of cadence`] : [];
  });
}

const isSwitchOf = (record: Subscriber | null, original: Subscriber) =>
  record?.status === "active" &&
  record.pause === null &&
  String(record.languages) === String(original.languages) &&
  String(record.topics) === String(original.topics);

const isFor = (post: Post, { languages, topics }: Subscriber) =>
  languages.includes(post.language) && topics.length === 0;
