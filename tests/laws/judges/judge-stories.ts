import type { SubscriberId } from "../../../src/core/ids.ts";
import type { Subscriber } from "../../../src/core/subscribers/subscriber.ts";
import { hashAddress } from "../world/stand-ins.ts";
import type { World } from "../world/world.ts";
import type { IssueOutcome, Outcome } from "./read-outcome.ts";
import { type CommittedChange, isGone } from "./records.ts";
import { mayBeBarred } from "./records-of-deliveries.ts";

/** A story comes once, in whatever language; and it comes, whatever its author plans, cancels and translates. */
export function judgeStories(world: World, outcome: Outcome): readonly string[] {
  return [...judgeTwice(world, outcome), ...judgeForgotten(world, outcome)];
}

/**
 * No post and no story twice in one cadence; a story again only to who asked for other languages, or left and came back.
 * To who changed nothing, no special brings what their cadence did, nor the other way round.
 */
function judgeTwice({ provider, records }: World, { issues, posts }: Outcome): readonly string[] {
  const broken: string[] = [];
  const stories = new Map<string, string>([
    ...posts.map((post): [string, string] => [post.id, post.story]),
    ...records.stories,
  ]);
  const steady = selectSteady(records);
  const changed = new Set(
    records.changes
      .filter((change) => isGone(change) || changesLanguages(records, change))
      .map(({ id }) => id),
  );
  const had = new Map<string, string>();
  const invited = new Map(issues.map((one) => [one.issue.id as string, one]));
  const seen = new Set<string>();
  for (const { issue: name, address } of provider.deliveries) {
    const one = name === null ? undefined : invited.get(name);
    if (one === undefined) continue;
    const id = hashAddress(address);
    if (seen.has(`${one.issue.id} ${id}`)) continue; // twice the same issue is another law's business
    seen.add(`${one.issue.id} ${id}`);
    for (const name of one.roster.get(id)?.posts ?? []) {
      const post = records.renames.get(name) ?? name;
      const things = changed.has(id) ? [post] : [post, `story ${stories.get(post)}`];
      for (const thing of things) {
        const key = `${id} ${steady.has(id) ? "any" : one.issue.cadence} ${thing}`;
        if (had.has(key)) broken.push(`${id} had ${thing} in ${had.get(key)} and again in ${one.issue.id}`);
        had.set(key, one.issue.id);
      }
    }
  }
  return broken;
}

function changesLanguages(records: World["records"], { id, record, order }: CommittedChange): boolean {
  const before =
    records.changes.findLast((one) => one.id === id && one.order < order)?.record ?? records.original.get(id);
  return record !== null && before !== undefined && String(record.languages) !== String(before?.languages);
}

/** Readers from the beginning who changed nothing. */
function selectSteady({ original, changes }: World["records"]): ReadonlyMap<SubscriberId, Subscriber> {
  const changed = new Set(changes.map(({ id }) => id));
  return new Map([...original].filter(([id]) => !changed.has(id)));
}

/** Only stories that nobody cancelled half way and nobody withdrew, to who takes any topic. */
function judgeForgotten({ records }: World, outcome: Outcome): readonly string[] {
  const withdrawn = new Set(records.withdrawals.map((one) => one.post));
  const stories = Map.groupBy(outcome.posts, (post) => post.story);
  const begun = outcome.issues.filter(({ issue }) => issue.startedAt !== null);
  return [...selectSteady(records)].flatMap(([id, reader]) => {
    const end = outcome.through.get(reader.cadence) ?? null;
    if (mayBeBarred(records, id)) return [];
    if (end === null || reader.topics.length > 0) return [];
    return [...stories].flatMap(([story, all]) => {
      const isPlain = all.every((post) => !withdrawn.has(post.id));
      const isCutOff = begun.some(
        ({ issue }) => issue.cancelledAt !== null && all.some((post) => issue.posts.includes(post.id)),
      );
      const isWaiting = all.some((post) => outcome.reopened.has(`${reader.cadence} ${post.id}`));
      const isOwed = all.some(
        (post) =>
          reader.languages.includes(post.language) &&
          post.special === null &&
          post.releasedAt !== null &&
          post.releasedAt <= end,
      );
      const isBrought = begun.some((one) => isThere(one, id, new Set(all.map((post) => post.id))));
      return isPlain && isOwed && !isCutOff && !isWaiting && !isBrought ? [`${id} never had ${story}`] : [];
    });
  });
}

function isThere({ roster }: IssueOutcome, id: SubscriberId, posts: ReadonlySet<string>): boolean {
  const row = roster.get(id);
  return row !== undefined && row.batch !== -1 && row.posts.some((post) => posts.has(post));
}
