import { nameBatch } from "../../../src/core/issues/batch-label.ts";
import { resolveBatch } from "../../../src/usecases/issues/resolve-batch.ts";
import { type Cast, does, drawMoment } from "./cast.ts";
import { MINUTE } from "./draw-schedule.ts";
import type { Faults } from "./faults.ts";
import type { Random } from "./random.ts";
import { giveCommand } from "./unleash-sending.ts";

/** In one storm of six the provider says of some keys that it knows them with another body, which nobody can check. */
export const drawConfusion = (author: Random): Partial<Faults> =>
  author.happens(1 / 6) ? { claimsReuse: author.pick([0.02, 0.1, 0.3]) } : {};

/** The author cancels what is open, and says of batches of unknown outcome what became of them. */
export function unleashSecondThoughts(cast: Cast): void {
  const { author } = cast;
  if (author.happens(1 / 8)) cancel(cast, drawMoment(cast, author));
  if (cast.world.storm.faults.claimsReuse === 0) return;
  for (let times = author.integer(0, 3); times > 0; times -= 1) settleUnknown(cast, drawMoment(cast, author));
}

/** One of the issues that are open then. */
function cancel(cast: Cast, at: number): void {
  does(cast, at, "the author cancels an issue", () =>
    cast.world.invoke("author-cancel", async ({ issues }) => {
      const open = await issues.issues.listOpen();
      if (open.length > 0) await giveCommand(cast.world, issues, cast.author.pick(open).id, "cancel");
    }),
  );
}

/** A request that its sender gave up may arrive minutes later: before, nobody can say what became of it. */
const PATIENCE_MS = 10 * MINUTE;

/** As an author does who looks the addresses up in the provider's dashboard: their word is true. */
export const settleUnknown = (cast: Cast, at: number) =>
  does(cast, at, "the author says what became of unknown batches", () =>
    cast.world.invoke("author-resolve", async ({ issues, ledgers }) => {
      for (const issue of await issues.issues.list({ limit: 100, offset: 0 }))
        for (let shard = 0; shard < issue.shards; shard += 1)
          for (const { batch, until } of await ledgers.listUnknown(issue.id, shard)) {
            if (cast.world.storm.time.now() - until < PATIENCE_MS) continue;
            const key = `${issue.id}/${shard}/${batch}/`;
            const isTaken = cast.world.provider.deliveries.some((one) => one.key.startsWith(key));
            const request = {
              batch: nameBatch({ shard, batch }, issue.shards),
              as: isTaken ? "submitted" : "not-submitted",
            } as const;
            await resolveBatch({ ...issues, ledgers }, issue.id, request);
          }
    }),
  );
