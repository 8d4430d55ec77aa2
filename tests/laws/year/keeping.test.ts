import { expect, it } from "vitest";
import { createD1EditionStore } from "../../../src/adapters/d1/editions/edition-store.ts";
import { createD1Pruner } from "../../../src/adapters/d1/tick/pruner.ts";
import { createD1RetiringIssues } from "../../../src/adapters/d1/tick/retiring-issues.ts";
import { asEditionKey, type IssueId } from "../../../src/core/ids.ts";
import { deriveKeeping } from "../../../src/core/keeping.ts";
import { emptyLedgers } from "../../../src/usecases/tick/empty-ledgers.ts";
import { createTickWorld } from "../../builders/tick-world.ts";

const WEEK = 7 * 24 * 3_600_000;
const WEEKS = 60;

/** A year and more of weekly issues, of which each post is deleted two weeks later. */
async function passYear() {
  const world = createTickWorld({ cadences: ["weekly"], maximumAgeDays: 0 });
  const pruner = createD1Pruner(world.db);
  const editions = createD1EditionStore(world.db);
  const emptied: string[] = [];
  const emptier = { empty: async (issue: IssueId) => void emptied.push(issue) };
  for (let week = 0; week < WEEKS; week += 1) {
    await world.publish(`en/post-${week}.md`);
    const id = (await world.ask({ cadence: "weekly", webhookId: `hook-${week}` })) as IssueId;
    const now = world.deps.clock.now();
    await editions.claimEdition(id, asEditionKey("en.x"), { subject: "A", html: "B", text: "C" });
    await world.issues.markStarted(id, now);
    const figures = {
      audience: 1,
      submitted: 1,
      refused: 0,
      unknown: 0,
      waitingFor: null,
      expectedEndAt: null,
    };
    if (week < WEEKS - 1) await world.issues.saveProgress(id, 0, { report: 1, ...figures, done: true }, now);
    if (week >= 2) await world.remove(`en/post-${week - 2}.md`);
    world.pass(WEEK);
    for (let tick = 0; tick < 3; tick += 1) await pruner.prune(deriveKeeping(world.deps.clock.now()));
    await emptyLedgers({ ...world.deps, retiring: createD1RetiringIssues(world.db), emptier });
  }
  return { ...world, emptied };
}

it("keeps for a month what is needed for a month, and for ever what says who got what", async () => {
  const world = await passYear();
  const count = async (what: string) =>
    (await world.db.prepare(`SELECT COUNT(*) AS n FROM ${what}`).first<number>("n")) ?? -1;
  expect(await count("webhook_outcomes")).toBeLessThanOrEqual(5);
  expect(await count("editions")).toBeLessThanOrEqual(6);
  expect(await count("editions WHERE issue IN (SELECT id FROM issues WHERE closed_at IS NULL)")).toBe(1);
  expect(await count("posts WHERE deleted_at IS NOT NULL AND html <> ''")).toBeLessThanOrEqual(5);
  expect(await count("posts WHERE deleted_at IS NULL AND html = ''")).toBe(0);
  expect([await count("issues"), await count("issue_posts"), await count("posts")]).toEqual([
    WEEKS,
    WEEKS,
    WEEKS,
  ]);
});

it("mails nobody twice a post that comes back after its body was forgotten", async () => {
  const world = await passYear();
  const before = (await world.list()).length;
  await world.publish("en/post-3.md");
  expect(await world.ask({ cadence: "weekly" })).toBeNull();
  expect((await world.list()).length).toBe(before);
  const row = await world.db
    .prepare("SELECT html FROM posts WHERE path = 'en/post-3.md'")
    .first<{ html: string }>();
  expect(row?.html).not.toBe("");
}, 60_000);

it("frees what the objects of an issue hold once it closed more than four hundred days ago, each once", async () => {
  const world = await passYear();
  const old = await world.db
    .prepare("SELECT id FROM issues WHERE closed_at < ? ORDER BY closed_at")
    .bind(deriveKeeping(world.deps.clock.now()).ledgersFrom)
    .all<{ id: string }>();
  expect(old.results.length).toBeGreaterThan(1);
  expect(world.emptied).toEqual(old.results.map(({ id }) => id));
}, 60_000);
