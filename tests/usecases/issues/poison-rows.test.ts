import { describe, expect, it } from "vitest";
import { createD1UnreadableRows } from "../../../src/adapters/d1/tick/unreadable-row-store.ts";
import { createIssueWorld, type IssueWorld, runToEnd } from "../../builders/issue-world.ts";
import { createTickWorld } from "../../builders/tick-world.ts";
import { createAuthor } from "../../builders/wishing.ts";

const POISON = ["", "{", "null", "5", '"text"', '["x"]', '{"a":1}'];
const DAY = 24 * 3_600_000;

type World = ReturnType<typeof createTickWorld>;
const run = (world: { db: D1Database }, sql: string, ...values: string[]) =>
  world.db
    .prepare(sql)
    .bind(...values)
    .run();
const postsOf = async (world: World, cadence: string) =>
  (await world.list()).filter(([id]) => id?.startsWith(cadence)).map(([, posts]) => posts);

describe("a post that cannot be read", () => {
  it.each(POISON)("stops no other, and is in the next window once it can (%s)", async (poison) => {
    const world = createTickWorld({ cadences: ["instant", "daily"], maximumAgeDays: 0 });
    await world.tick();
    await world.publish("en/a.md");
    await world.publish("en/b.md");
    await run(world, "UPDATE posts SET tags = ? WHERE id = 'en/a'", poison);
    await world.tick();
    expect(await postsOf(world, "instant")).toEqual(["en/b"]);
    expect(await world.unreadable()).toEqual([expect.stringMatching(/^posts number \d+$/)]);
    expect(await world.failingParts.list()).toEqual([]);
    await run(world, "UPDATE posts SET tags = '[]'");
    world.pass(DAY);
    await world.tick();
    expect((await postsOf(world, "instant")).sort()).toEqual(["en/a", "en/b"]);
    expect((await postsOf(world, "daily")).map((posts) => posts?.split(",").sort().join())).toEqual([
      "en/a,en/b",
    ]);
    expect(await world.unreadable()).toEqual([]);
  });

  it("comes with each cadence's next window where it was released before", async () => {
    const world = createTickWorld({ cadences: ["instant", "daily"], maximumAgeDays: 0 });
    await world.tick();
    await world.publish("en/a.md");
    await world.tick();
    expect(await postsOf(world, "instant")).toEqual(["en/a"]);
    await run(world, "UPDATE posts SET image = '{' WHERE id = 'en/a'");
    await world.publish("en/b.md");
    world.pass(DAY);
    await world.tick();
    expect(await world.unreadable()).toEqual(["posts en/a"]);
    expect(await postsOf(world, "daily")).toEqual(["en/b"]);
    await run(world, "UPDATE posts SET image = NULL");
    world.pass(DAY);
    await world.tick();
    world.pass(DAY);
    await world.tick();
    expect((await postsOf(world, "daily")).sort()).toEqual(["en/a", "en/b"]);
    expect((await postsOf(world, "instant")).sort()).toEqual(["en/a", "en/b"]);
  });

  it("is mended by publishing it again", async () => {
    const world = createTickWorld({ cadences: ["instant"], maximumAgeDays: 0 });
    await world.tick();
    await world.publish("en/a.md");
    await run(world, "UPDATE posts SET tags = '{', image = '['");
    await world.tick();
    expect(await world.publish("en/a.md")).toMatchObject({ ok: true });
    await world.tick();
    expect(await postsOf(world, "instant")).toEqual(["en/a"]);
    expect(await world.unreadable()).toEqual([]);
  });
});

describe("a cadence of which nobody can read where it stands", () => {
  it.each([
    ["slot_date = 'whenever'", "slot_date = '2026-11-21'"],
    ["through = -1", "through = began_at"],
    ["cadence = 'dayly'", "cadence = 'daily'"],
  ])("stops alone, and plans no window again (%s)", async (poison, cure) => {
    const world = createTickWorld({ cadences: ["daily", "instant"], maximumAgeDays: 0 });
    await world.tick();
    await world.publish("en/a.md");
    world.pass(DAY);
    await world.tick();
    expect(await postsOf(world, "daily")).toEqual(["en/a"]);
    const { through } = (await world.db
      .prepare("SELECT through FROM cadences WHERE cadence = 'daily'")
      .first()) as { through: number };
    await run(world, `UPDATE cadences SET ${poison} WHERE cadence = 'daily'`);
    await world.publish("en/b.md");
    world.pass(DAY);
    await world.tick();
    await world.tick();
    expect(await postsOf(world, "daily")).toEqual(["en/a"]);
    expect((await postsOf(world, "instant")).sort()).toEqual(["en/a", "en/b"]);
    expect(await world.unreadable()).toEqual([expect.stringMatching(/^cadences da(i|y)ly$/)]);
    await run(world, `UPDATE cadences SET ${cure} WHERE cadence IN ('daily', 'dayly')`);
    await run(world, `UPDATE cadences SET through = ${through} WHERE cadence = 'daily'`);
    await world.tick();
    expect((await postsOf(world, "daily")).sort()).toEqual(["en/a", "en/b"]);
  });

  it("is not planned by hand either, and says so", async () => {
    const world = createTickWorld({ cadences: ["weekly"], maximumAgeDays: 0 });
    await world.tick();
    await world.publish("en/a.md");
    await run(world, "UPDATE cadences SET slot_date = 'x'");
    expect(await world.ask({ cadence: "weekly" })).toBe("conflict");
    expect(await world.list()).toEqual([]);
  });
});

describe("an issue that cannot be read", () => {
  it.each(["posts = '{'", "reader_hours = '5'", "cadence = 'weeky'"])(
    "keeps no other asleep, and is woken again once it can (%s)",
    async (poison) => {
      const world = createTickWorld({ cadences: ["instant"], maximumAgeDays: 0 });
      await world.publish("en/a.md");
      await world.publish("en/b.md");
      await world.tick();
      const names = (await world.list()).map(([id]) => id ?? "");
      await run(world, `UPDATE issues SET ${poison} WHERE id = ?`, names[0] ?? "");
      world.woken.length = 0;
      await world.tick();
      expect(world.woken).toEqual([names[1]]);
      expect(await world.unreadable()).toEqual([`issues ${names[0]}`]);
      expect(await world.failingParts.list()).toEqual([]);
      await run(
        world,
        "UPDATE issues SET posts = (SELECT json_group_array(post) FROM issue_posts WHERE issue = id), reader_hours = NULL, cadence = 'instant'",
      );
      await world.tick();
      expect(world.woken.sort()).toEqual([...names, names[1]].sort());
      expect(await world.unreadable()).toEqual([]);
    },
  );

  it("is listed among those that may hold addresses while it is open, or has a batch of unknown outcome, until it is retired", async () => {
    const world = createTickWorld({ cadences: ["instant"], maximumAgeDays: 0 });
    await world.publish("en/a.md");
    await world.tick();
    const listed = async () => (await world.issues.listWithAddresses()).length;
    expect(await listed()).toBe(1);
    await run(world, `UPDATE issues SET closed_at = 1, progress = '{"s0":{"report":1,"unknown":0}}'`);
    expect(await listed()).toBe(0);
    await run(
      world,
      `UPDATE issues SET progress = '{"s0":{"report":1,"unknown":0},"s1":{"report":1,"unknown":3}}'`,
    );
    expect(await listed()).toBe(1);
    for (const poison of POISON.slice(0, -1)) {
      await run(world, "UPDATE issues SET progress = ?", poison);
      expect(await listed()).toBe(1); // nobody knows
    }
    await run(world, "UPDATE issues SET retired_at = 2");
    expect(await listed()).toBe(0);
  });

  it.each(POISON)("counts neither as listed nor as done where its progress is that (%s)", async (poison) => {
    const world = createTickWorld({ cadences: ["instant"], maximumAgeDays: 0 });
    await world.publish("en/a.md");
    await world.tick();
    const [issue] = await world.issues.list({ limit: 1, offset: 0 });
    if (issue === undefined) throw new Error("nothing was planned");
    await run(world, "UPDATE issues SET progress = ?", poison);
    expect(await world.issues.findOldestUnlisted()).toBe(issue.plannedAt);
    expect(await world.issues.listOpen()).toHaveLength(1);
    const report = {
      report: 3,
      audience: 2,
      submitted: 2,
      refused: 0,
      unknown: 0,
      waitingFor: null,
      expectedEndAt: null,
    };
    await world.issues.saveProgress(issue.id, 0, { ...report, done: false }, 5);
    expect((await world.issues.find(issue.id))?.progress).toMatchObject([{ audience: 2 }]);
    expect(await world.issues.findOldestUnlisted()).toBeNull();
    await world.issues.saveProgress(issue.id, 0, { ...report, report: 4, done: true }, 6);
    expect((await world.issues.find(issue.id))?.closedAt).toBe(6);
  });
});

describe("an answer to a webhook that cannot be read", () => {
  it.each([
    ["cut short", "{"],
    ["of another shape", '{"kind":"planned"}'],
    ["of a kind that is not known", '{"kind":"mailed","id":"weekly-2026-11-20"}'],
  ])("plans nothing a second time (%s)", async (_, spoilt) => {
    const world = createTickWorld({ cadences: ["weekly"], maximumAgeDays: 0 });
    await world.publish("en/a.md");
    await world.ask({ cadence: "weekly", webhookId: "hook" });
    await world.publish("en/b.md");
    await run(world, "UPDATE webhook_outcomes SET outcome = ?", spoilt);
    await expect(world.ask({ cadence: "weekly", webhookId: "hook" })).rejects.toThrow("cannot be read");
    expect(await world.list()).toHaveLength(1);
  });
});

const resume = (world: IssueWorld) => {
  world.pass(1000);
  return createAuthor(world)("resume");
};
const noted = async (world: IssueWorld) =>
  (await createD1UnreadableRows(world.db).listPublic(9)).map(({ table }) => table);

describe("what an issue cannot do without", () => {
  it.each([
    ["contents", "UPDATE contents SET content = ?", "SELECT content FROM contents"],
    ["editions", "UPDATE editions SET mail = ?", "SELECT mail FROM editions"],
  ])(
    "stops it where it is of %s and cannot be read, until its author resumes it",
    async (table, poison, select) => {
      const world = await createIssueWorld({ readers: 150, script: ["rate"] });
      while (world.bodies.length === 0) await world.slice();
      const good = Object.values((await world.db.prepare(select).first()) as object)[0] as string;
      await run(world, poison, "{");
      await runToEnd(world, 20);
      const stopped = (await world.issue()).progress[0];
      expect(stopped?.waitingFor).toBe("author");
      expect(stopped?.stoppedBecause).toContain(`of ${table} cannot be read`);
      expect(await noted(world)).toEqual([table]);
      await resume(world);
      await runToEnd(world, 20);
      expect((await world.issue()).progress[0]?.waitingFor).toBe("author");
      await run(world, poison, good);
      await resume(world);
      await runToEnd(world);
      expect(world.received).toHaveLength(150);
      expect((await world.issue()).closedAt).not.toBeNull();
    },
  );

  it("stops it where its post cannot be read any more when it is composed", async () => {
    const world = await createIssueWorld({ readers: 5 });
    const { findEvery } = world.deps.posts;
    let broken = true;
    const posts = {
      ...world.deps.posts,
      findEvery: (ids: never) =>
        broken ? Promise.reject(new Error("string or blob too big")) : findEvery(ids),
    };
    Object.assign(world.deps, { posts });
    await runToEnd(world, 20);
    expect(world.events.filter((event) => event === "issue.compose-failed")).toHaveLength(2);
    expect((await world.issue()).progress[0]).toMatchObject({
      waitingFor: "author",
      stoppedBecause: "it could not be composed: string or blob too big",
    });
    await resume(world);
    await runToEnd(world, 20);
    expect(world.events.filter((event) => event === "issue.compose-failed")).toHaveLength(4);
    broken = false;
    await resume(world);
    await runToEnd(world);
    expect(world.received).toHaveLength(5);
  });
});
