import { HOUR } from "../storm/draw-schedule.ts";
import type { World } from "../world/world.ts";
import type { Outcome, SettledBatch } from "./read-outcome.ts";

/** Every issue ends, every batch is accounted for, and the figures add up. */
export function judgeBatches(world: World, { issues }: Outcome): readonly string[] {
  const { records } = world;
  const broken: string[] = [];
  for (const { issue, batches, roster } of issues) {
    if (issue.closedAt === null) {
      broken.push(`issue ${issue.id} does not come to an end`);
      continue;
    }
    const rows = [...roster.values()];
    const isCancelled = issue.cancelledAt !== null; // whoever is in no frozen batch then is not served
    for (const row of rows)
      if (row.batch === null && !isCancelled) broken.push(`${row.id} of ${issue.id} is in no batch`);
    for (const batch of batches) {
      const name = `batch ${batch.shard}/${batch.number} of ${issue.id}`;
      const members = rows.filter((row) => row.shard === batch.shard && row.batch === batch.number).length;
      if (batch.outcome === null && (batch.frozen === 1 || !isCancelled))
        broken.push(`${name} is neither submitted, refused nor unknown`);
      if (batch.size !== members) broken.push(`${name} counts ${batch.size} and holds ${members}`);
      if (batch.outcome === "unknown" && !isExplained(world, issue.id, batch))
        broken.push(`${name} is unknown: ${batch.reason}`);
      if (batch.outcome === "refused" && batch.size !== 1)
        broken.push(`${name} is refused with ${batch.size}`);
    }
    const reported = (figure: "audience" | "submitted" | "refused" | "unknown") =>
      issue.progress.reduce((sum, shard) => sum + (shard[figure] ?? 0), 0);
    const present = rows.filter((row) => row.batch !== -1).length;
    const sums = {
      audience: present,
      submitted: sumOf(batches, "submitted"),
      refused: sumOf(batches, "refused"),
      unknown: sumOf(batches, "unknown"),
    };
    for (const [figure, count] of Object.entries(sums)) {
      const said = reported(figure as keyof typeof sums);
      const isForgotten = isCancelled && figure === "audience"; // who was not served is in the ledger no more
      if (isForgotten ? said < count : said !== count)
        broken.push(`${issue.id} reports ${figure} ${said}, the ledger holds ${count}`);
    }
    const served = sums.submitted + sums.refused + sums.unknown;
    if (isCancelled ? served > present : served !== present)
      broken.push(`${issue.id} does not add up: ${JSON.stringify(sums)}`);
  }
  for (const [id, answers] of records.answers)
    if (new Set(answers).size > 1)
      broken.push(`webhook ${id} was answered differently: ${answers.join(" and ")}`);
  return broken;
}

const PATIENCE_MS = 23 * HOUR;

/** By what happened, not by the reason alone: it was frozen so long before, or the provider claimed so of its very keys. */
function isExplained({ records, provider }: World, issue: string, batch: SettledBatch): boolean {
  const { reason, shard, number, settled_at } = batch;
  if (reason === "409 key-reused")
    return [...provider.claimedReuse].some((key) => key.startsWith(`${issue}/${shard}/${number}/`));
  const frozen = records.freezes.filter(
    (one) => one.issue === issue && one.shard === shard && one.batch === number,
  );
  const isOld = frozen.some(({ at }) => settled_at !== null && settled_at - at >= PATIENCE_MS);
  return reason === "in doubt for 23 hours" && isOld;
}

const sumOf = (batches: readonly SettledBatch[], outcome: string) =>
  batches.filter((batch) => batch.outcome === outcome).reduce((sum, batch) => sum + batch.size, 0);
