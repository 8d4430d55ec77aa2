import type { Occasion } from "../../../src/core/notes/occasion.ts";
import { translate } from "../../../templates/words/translate.ts";
import type { World } from "../world/world.ts";
import type { Outcome } from "./read-outcome.ts";

interface OccasionRow {
  readonly name: string;
  readonly kind: Occasion["kind"];
  readonly facts: string;
  readonly told_at: number | null;
}

const AUTHOR = "author@example.com";
const KINDS = ["issue-stopped", "complaints", "bounces", "tick-failing", "tick-missing"] as const;
const QUARTER_MS = 15 * 60_000;

/** Its author is told of every occasion, once; not more often than every quarter of an hour; and bounces hold what follows. */
export async function judgeNotes(world: World, outcome: Outcome): Promise<readonly string[]> {
  const { db, newsletter, records } = world;
  if (newsletter.authorEmail === null) return [];
  const { results } = await db.prepare("SELECT name, kind, facts, told_at FROM occasions").all<OccasionRow>();
  return [
    ...judgeTold(world, results),
    ...judgeUnnoticed(world, outcome, results),
    ...judgeThrottle(world),
    ...[...records.unheld].map((id) => `${id} is planned without a hold, after too much of an issue bounced`),
  ];
}

/** Each is in one mail, by the words that every mail has for its kind. */
function judgeTold({ provider }: World, rows: readonly OccasionRow[]): readonly string[] {
  const mails = new Map(
    provider.deliveries.flatMap((one) => (one.key.startsWith("note-") ? [[nameOf(one.key), one.text]] : [])),
  );
  if (provider.refusedAlone.has(AUTHOR)) return []; // it counts as an address that takes none
  const isMisled = [...provider.claimedReuse].some((key) => key.startsWith("note-")); // then a note counts as submitted
  const untold = rows.filter(({ told_at }) => told_at === null);
  return [
    ...untold.map(({ name }) => `the author was never told of ${name}`),
    ...KINDS.flatMap((kind) => {
      const told = [...mails.values()].reduce((sum, text) => sum + text.split(HEADING(kind)).length - 1, 0);
      const happened = new Set(rows.filter((row) => row.kind === kind).map(identify)).size;
      return told === happened || untold.length > 0 || (told < happened && isMisled)
        ? []
        : [`${kind} happened ${happened} times, and the author was told of it ${told} times`];
    }),
  ];
}

/** By what happened to what, whatever name it goes by. */
function identify({ facts }: OccasionRow): string {
  const { issue, wentSince, part, since } = JSON.parse(facts) as Readonly<Record<string, unknown>>; // the product's own writing
  return JSON.stringify([issue, wentSince, part, since]);
}

/** A mail whose key had expired may come again, as the same: `note-<author>-<moment>`. */
const nameOf = (key: string) => key.split("-").slice(0, 3).join("-");

const HEADING = (kind: (typeof KINDS)[number]) => translate("en")(`note.${kind}`);

/** Whoever looks at an issue and sees it wait for its author, at any moment, may know that they are told. */
function judgeUnnoticed(
  { records }: World,
  { issues }: Outcome,
  rows: readonly OccasionRow[],
): readonly string[] {
  const names = new Set(rows.map(({ name }) => name));
  const isNoted = (id: string) => [...names].some((name) => name.startsWith(`issue-stopped/${id}/`));
  return [
    ...[...records.seenWaiting].filter((id) => !isNoted(id)).map((id) => `${id} stopped, and nobody noticed`),
    ...issues.flatMap(({ issue }) => {
      const reported = (fact: string) =>
        new Set(
          records.reports.flatMap((one) => (one.issue === issue.id && one.fact === fact ? [one.id] : [])),
        ).size;
      const submitted = issue.progress.reduce((sum, shard) => sum + shard.submitted, 0);
      if (issue.closedAt === null || submitted === 0) return [];
      const [bounced, complained] = [reported("bounced"), reported("complained")];
      return [
        ...(bounced >= 10 && bounced >= submitted / 20 && !names.has(`bounces/${issue.id}`)
          ? [`${bounced} of ${submitted} mails of ${issue.id} bounced, and nobody noticed`]
          : []),
        ...(complained >= 3 && complained >= submitted / 1000 && !names.has(`complaints/${issue.id}`)
          ? [`${complained} of ${submitted} mails of ${issue.id} were complained of, and nobody noticed`]
          : []),
      ];
    }),
  ];
}

/** From the first time that each was taken; a request may arrive late. */
function judgeThrottle({ provider }: World): readonly string[] {
  const first = new Map<string, number>();
  for (const { key, at } of provider.deliveries)
    if (key.startsWith("note-") && !first.has(nameOf(key))) first.set(nameOf(key), at);
  const moments = [...first.values()].sort((one, other) => one - other);
  return moments.some((at, index) => index > 0 && at - (moments[index - 1] ?? 0) < QUARTER_MS - LATE_MS)
    ? ["the author is written to more often than every quarter of an hour"]
    : [];
}

/** A request that was given up may be taken by the provider minutes later. */
const LATE_MS = 6 * 60_000;
