import type { EarlierMailing } from "../../../src/core/editions/edition.ts";
import type { SubscriberId } from "../../../src/core/ids.ts";
import type { Post } from "../../../src/core/posts/post.ts";
import { isActiveAt } from "../../../src/core/subscribers/may-be-mailed.ts";
import type { Subscriber } from "../../../src/core/subscribers/subscriber.ts";
import type { World } from "../world/world.ts";
import type { IssueOutcome, Outcome } from "./read-outcome.ts";
import type { CommittedChange } from "./records.ts";
import { mayBeBarred } from "./records-of-deliveries.ts";

/**
 * Nobody is forgotten, nobody is invited who should not be, and everybody gets what is theirs: the audience once more,
 * from the history of committed changes alone.
 */
export function judgeAudience(world: World, outcome: Outcome): readonly string[] {
  const histories = Map.groupBy(world.records.changes, (change) => change.id);
  const everybody = new Set([...world.records.original.keys(), ...histories.keys()]);
  return outcome.issues.flatMap((one) => [
    ...judgeContent(world, one, outcome.posts),
    ...(one.issue.closedAt === null || one.issue.cancelledAt !== null // cancelled, it may not be listed to its end
      ? []
      : [...everybody].flatMap((id) => judgeReader(world, one, outcome, id, histories))),
  ]);
}

function judgeReader(
  world: World,
  one: IssueOutcome,
  outcome: Outcome,
  id: SubscriberId,
  histories: ReadonlyMap<SubscriberId, readonly CommittedChange[]>,
): readonly string[] {
  const history = histories.get(id) ?? [];
  const states = listStates(world.records.original.get(id) ?? null, history, one.issue.plannedAt);
  const expected = states.map((state) => selectPosts(state, one, outcome.posts).join());
  const row = one.roster.get(id);
  if (row === undefined && history.some((change) => change.record === null)) return []; // erased, out of the roster too
  const got = row?.posts.join() ?? "";
  const isSpoilt = world.spoils.isSpoilt("changes", id); // nobody knows what they want, so they may be out
  if (isSpoilt && (row === undefined || row.batch === -1)) return [];
  if (!expected.includes(got))
    return [`${id} is in ${one.issue.id} for "${got}" instead of "${[...new Set(expected)].join('" or "')}"`];
  const mayBeAway = history.some((change) => isAway(change.record)) || mayBeBarred(world.records, id);
  if (row?.batch === -1 && !mayBeAway) return [`${id} was taken out of ${one.issue.id} and had not left`];
  return [];
}

const isAway = (record: Subscriber | null) =>
  record === null || record.status !== "active" || record.pause !== null;

/** What a reader may have been at that moment: a change that was begun before and committed after may count or not. */
export function listStates(original: Subscriber | null, history: readonly CommittedChange[], at: number) {
  const settled = history.filter((change) => change.committedAt < at);
  const open = history.filter((change) => change.committedAt >= at && change.at <= at);
  const last = settled.at(-1);
  return [last === undefined ? original : last.record, ...open.map((change) => change.record)];
}

/**
 * Which posts of the frozen content are this reader's: the product's rules once more, written for the judgement alone.
 */
function selectPosts(
  state: Subscriber | null,
  { issue, content, owed }: IssueOutcome,
  posts: readonly Post[],
): readonly string[] {
  if (state === null || content === null || !isActiveAt(state, issue.plannedAt)) return [];
  if (issue.cadence !== "special" && state.cadence !== issue.cadence) return [];
  const catchesUp = owed.some((end) => end.cadence === state.cadence && end.through === state.catchUpThrough);
  return content.stories.flatMap((story) => {
    const isServed = (at: number | null) => at !== null && at <= (state.servedThrough ?? -1);
    const before = [
      ...(issue.cadence === "special"
        ? []
        : posts.filter((post) => post.story === story.key && isServed(post.releasedAt))),
      ...story.earlier.filter(
        ({ brought }) =>
          !catchesUp && brought?.passedOver.some((one) => state.languages.includes(one)) === false,
      ),
    ];
    if (before.some((one) => state.languages.includes(one.language))) return [];
    if (story.mailed.some((mailing) => hadIt(mailing, state, catchesUp))) return [];
    const fitting = story.posts.filter(
      (post) =>
        isTheirs(post, post.topicNumbers, state, issue.cadence) &&
        (catchesUp || !(post.isCatchUp || isOwedElsewhere(post, state, issue.cadence))),
    );
    const chosen = state.languages.flatMap(
      (language) => fitting.find((post) => post.language === language) ?? [],
    )[0];
    return chosen === undefined ? [] : [chosen.id];
  });
}

/** A special is not for who had the story already, in a special, in their own cadence, or in the one before it. */
function hadIt(mailing: EarlierMailing, state: Subscriber, catchesUp: boolean): boolean {
  const { cadence, language, releasedAt, plannedAt, through } = mailing;
  const { servedThrough, catchUpThrough } = state;
  const isSinceSwitch = cadence === state.cadence && (catchUpThrough === null || through > catchUpThrough);
  const isServed = servedThrough !== null && releasedAt <= servedThrough;
  const isCaughtUp = catchUpThrough !== null && releasedAt <= catchUpThrough && !catchesUp;
  return (
    (cadence === "special" || isSinceSwitch || isServed || isCaughtUp) &&
    state.languages.includes(language) &&
    state.confirmedAt <= plannedAt
  );
}

/** What was passed by comes with one issue: another that has it back from a cancelled one brings it to others only. */
const isOwedElsewhere = ({ releasedAt }: Post, { catchUpThrough }: Subscriber, cadence: string) =>
  cadence !== "special" && catchUpThrough !== null && releasedAt !== null && releasedAt <= catchUpThrough;

function isTheirs(post: Post, topics: readonly number[], state: Subscriber, cadence: string): boolean {
  if (state.topics.length > 0 && !topics.some((topic) => state.topics.includes(topic))) return false;
  if (cadence === "special" || post.releasedAt === null) return true;
  if (state.servedThrough !== null && post.releasedAt <= state.servedThrough) return false;
  const { pause } = state;
  return pause === null || post.releasedAt < pause.from || post.releasedAt >= pause.until;
}

/** What was planned is what is composed, but for what its author took back in between. */
function judgeContent(
  { records }: World,
  { issue, content, composedAt }: IssueOutcome,
  posts: readonly Post[],
): readonly string[] {
  if (content === null || composedAt === null) return [];
  const composed = content.stories.flatMap((story) =>
    story.posts.filter((post) => !post.isCatchUp).map((post) => post.id),
  );
  const missing = issue.posts.filter(
    (post) =>
      !composed.includes(post) &&
      !records.withdrawals.some((one) => one.post === post && one.begunAt <= composedAt),
  );
  const isOneOf = (ids: readonly string[], post: string) =>
    ids.some((id) => id === post || records.renames.get(id) === post); // it may have moved since it was composed
  const foreign = composed.filter((post) => !isOneOf(issue.posts, post));
  const unknown = composed.filter(
    (post) =>
      !isOneOf(
        posts.map(({ id }) => id),
        post,
      ),
  );
  return [
    ...missing.map((post) => `${issue.id} lost ${post} between plan and compose`),
    ...[...foreign, ...unknown].map((post) => `${issue.id} holds ${post}, which was not planned`),
  ];
}
