import type { DeliveryCounts } from "../deliveries/delivery-counts.ts";
import type { Issue } from "../issues/issue.ts";
import type { Occasion } from "./occasion.ts";

/** A provider pauses senders at 4 % of bounces and 0.08 % of complaints over all their mail; single mails prove nothing. */
const BOUNCES = { leastMails: 10, share: 0.05 } as const;
const COMPLAINTS = { leastMails: 3, share: 0.001 } as const;

type Counts = Pick<DeliveryCounts, "bounced" | "complained">;

/** May these counts be too many, whatever the size of their issue? */
export const maySpoilReputation = ({ bounced, complained }: Counts): boolean =>
  bounced >= BOUNCES.leastMails || complained >= COMPLAINTS.leastMails;

/**
 * What an issue's mails cost the sender's good name, as far as its author should know. Its share is of all that it is for
 * while it is on its way, or the first batch alone would decide; of what was submitted once it has ended.
 */
export function deriveReputation(
  issue: Pick<Issue, "id" | "progress" | "closedAt" | "cancelledAt">,
  { bounced, complained }: Counts,
): readonly Occasion[] {
  const of = countMails(issue);
  const isTooMany = (mails: number, limit: { readonly leastMails: number; readonly share: number }) =>
    of > 0 && mails >= limit.leastMails && mails >= of * limit.share;
  return [
    ...(isTooMany(complained, COMPLAINTS)
      ? [{ kind: "complaints" as const, issue: issue.id, mails: complained, of }]
      : []),
    ...(isTooMany(bounced, BOUNCES)
      ? [{ kind: "bounces" as const, issue: issue.id, mails: bounced, of }]
      : []),
  ];
}

function countMails({
  progress,
  closedAt,
  cancelledAt,
}: Pick<Issue, "progress" | "closedAt" | "cancelledAt">): number {
  const sum = (figures: readonly number[]) => figures.reduce((total, figure) => total + figure, 0);
  const submitted = sum(progress.map((shard) => shard.submitted));
  if ((closedAt ?? cancelledAt) !== null) return submitted;
  return Math.max(submitted, sum(progress.map((shard) => shard.audience ?? 0)));
}
