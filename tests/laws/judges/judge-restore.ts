import { hashAddress } from "../world/stand-ins.ts";
import type { World } from "../world/world.ts";
import { isGone, type TakenBackup } from "./records.ts";

/**
 * After everything was lost and restored: no post that was mailed before is mailed again, nobody gets an issue twice, and
 * nobody is written to who had left when the backup was made.
 */
export async function judgeRestore(
  before: World,
  after: World,
  backup: TakenBackup,
): Promise<readonly string[]> {
  const [mailed, again] = [await listMailed(before), await listMailed(after)];
  const twice = [...again].filter(([post]) => mailed.has(post));
  return [
    ...twice.map(
      ([post, issue]) => `${post} was mailed in ${mailed.get(post)}, and after a restore in ${issue}`,
    ),
    ...judgeRepeats(after),
    ...judgeLeft(before, after, backup),
  ];
}

/** Every post of an issue that reached anybody, with that issue. */
async function listMailed({ db, provider }: World): Promise<ReadonlyMap<string, string>> {
  const reached = new Set(provider.deliveries.map(({ issue }) => issue));
  const { results } = await db
    .prepare("SELECT issue, post FROM issue_posts")
    .all<{ issue: string; post: string }>();
  return new Map(results.flatMap(({ issue, post }) => (reached.has(issue) ? [[post, issue] as const] : [])));
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

/** By the history of committed changes alone. */
function judgeLeft({ records }: World, { provider }: World, { order }: TakenBackup): readonly string[] {
  const latest = new Map(
    records.changes.filter((change) => change.order < order).map((change) => [change.id, change]),
  );
  return provider.deliveries.flatMap(({ address, issue }) => {
    const change = latest.get(hashAddress(address));
    return issue !== null && change !== undefined && isGone(change)
      ? [`${change.id} had left before the backup, and was mailed ${issue} after its restore`]
      : [];
  });
}
