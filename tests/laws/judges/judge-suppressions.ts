import { DELIVERY_FACTS, type DeliveryFact } from "../../../src/core/deliveries/delivery-event.ts";
import type { SubscriberId } from "../../../src/core/ids.ts";
import type { World } from "../world/world.ts";
import { type DeliveryRecords, isBarred, mayBeBarred } from "./records-of-deliveries.ts";

/**
 * Whoever bounced for good, complained, or is suppressed by the provider or the author is in no batch that is frozen
 * afterwards and gets no mail, until the author says so; nobody else is kept out; and every report counts once.
 */
export async function judgeSuppressions(world: World): Promise<readonly string[]> {
  return [
    ...judgeFreezes(world),
    ...judgeOwedMails(world),
    ...(await judgeList(world)),
    ...(await judgeCounts(world)),
  ];
}

function judgeFreezes({ records }: World): readonly string[] {
  return records.freezes.flatMap(({ asked, order, recipients, batch, issue }) =>
    recipients
      .filter((id) => isBarred(records, id, asked?.order ?? order))
      .map((id) => `${id} was suppressed before batch ${batch} of ${issue} was frozen, and is in it`),
  );
}

const judgeOwedMails = ({ records }: World): readonly string[] =>
  records.owedSubmissions
    .filter(({ id, asked }) => isBarred(records, id, asked))
    .map(({ id, key }) => `${id} was suppressed, and is mailed ${key}`);

/** The list at the end says of everybody what the history of reports and lifts says. */
async function judgeList({ db, records }: World): Promise<readonly string[]> {
  const { results } = await db.prepare("SELECT id FROM suppressions").all<{ id: SubscriberId }>();
  const listed = new Set(results.map(({ id }) => id));
  const everybody = new Set([...listed, ...records.reports.map(({ id }) => id)]);
  return [...everybody].flatMap((id) => {
    if (isBarred(records, id, Number.POSITIVE_INFINITY) && !listed.has(id))
      return [`${id} is not suppressed any more, and the author did not say so`];
    if (!mayBeBarred(records, id) && listed.has(id))
      return [`${id} is suppressed, and nothing was said that would bar them`];
    return isLifted(records, id) && listed.has(id)
      ? [`${id} is suppressed by what had happened before the author lifted it`]
      : [];
  });
}

/** All that would bar them happened before a lift that was answered, and the author did not bar them himself since. */
const isLifted = ({ reports, lifts }: DeliveryRecords, id: SubscriberId): boolean =>
  lifts.some(
    (lift) =>
      lift.id === id &&
      lift.answered !== null &&
      reports.every((report) => report.id !== id || report.bars === null || report.at < lift.at),
  );

/** Of each issue of ours as many mails as were reported, each fact of each mail once. */
async function judgeCounts({ db, records }: World): Promise<readonly string[]> {
  const sums = DELIVERY_FACTS.map((fact) => `sum(${fact}) AS ${fact}`).join(", ");
  const { results } = await db
    .prepare(`SELECT issue, ${sums} FROM delivery_counts GROUP BY issue`)
    .all<Record<DeliveryFact, number> & { readonly issue: string }>();
  const issues = await db.prepare("SELECT id FROM issues").all<{ id: string }>();
  const counted = new Map(results.map((row) => [row.issue, row]));
  return issues.results.flatMap(({ id }) =>
    DELIVERY_FACTS.flatMap((fact) => {
      const mails = new Set(
        records.reports.flatMap((one) => (one.issue === id && one.fact === fact ? [one.id] : [])),
      ).size;
      const count = counted.get(id)?.[fact] ?? 0;
      return count === mails
        ? []
        : [`${id} counts ${count} mails as ${fact}, and of ${mails} it was reported`];
    }),
  );
}
