import { beforeAll, describe, expect, it } from "vitest";
import { createD1EditionStore } from "../../../src/adapters/d1/editions/edition-store.ts";
import { createD1ArchiveStore } from "../../../src/adapters/d1/issues/archive-store.ts";
import { createD1IssueStore } from "../../../src/adapters/d1/issues/issue-store.ts";
import { createD1PostStore } from "../../../src/adapters/d1/posts/post-store.ts";
import { createD1TopicCatalog } from "../../../src/adapters/d1/posts/topic-catalog.ts";
import { createD1ScheduleStore } from "../../../src/adapters/d1/schedule/schedule-store.ts";
import { createD1WebhookOutcomes } from "../../../src/adapters/d1/schedule/webhook-outcomes.ts";
import { asEditionKey, asIssueId, asPostId } from "../../../src/core/ids.ts";
import type { Issue } from "../../../src/core/issues/issue.ts";
import { decidePlan } from "../../../src/core/schedule/decide-plan.ts";
import type { Plan } from "../../../src/core/schedule/schedule.ts";
import { buildIncomingPost } from "../../builders/incoming-posts.ts";
import { NEWSLETTER } from "../../builders/newsletter.ts";
import { at } from "../../builders/posts.ts";

/** Everybody, long after. */
const VIEW = { at: Number.MAX_SAFE_INTEGER, languages: ["en", "es"], requirePage: false };
const TICK = at("2026-11-23T09:00Z");
const rules = { ...NEWSLETTER, cadences: ["weekly"] } as const;

const done = {
  report: 2,
  audience: 2,
  submitted: 2,
  refused: 0,
  unknown: 0,
  waitingFor: null,
  expectedEndAt: null,
  done: true,
} as const;

/** Schedule, issues, editions and webhook outcomes, over SQLite in Node and over D1 in workerd; its tests build on one another. */
export function describeSchedule(db: D1Database) {
  const schedule = createD1ScheduleStore(db);
  const issues = createD1IssueStore(db);
  const archive = createD1ArchiveStore(db);
  const listed = async () =>
    (
      (await archive.list({ limit: 9, offset: 0, view: VIEW, withTopics: false, unless: null })).content
        ?.issues ?? []
    ).map(({ issue }) => issue.id);
  const editions = createD1EditionStore(db);
  const outcomes = createD1WebhookOutcomes(db);
  const posts = createD1PostStore(db);
  const outcome = (id: string) => ({
    ...{ id, at: TICK },
    outcome: { kind: "planned" as const, id: asIssueId("first") },
  });
  const planAt = async (t: number): Promise<{ plan: Plan; revision: number }> => {
    const snapshot = await schedule.read(["weekly"]);
    return {
      plan: decidePlan(snapshot, { kind: "tick", cadences: rules.cadences }, { t, now: t }, rules),
      revision: snapshot.revision,
    };
  };
  const id = asIssueId("weekly-2026-11-23");

  beforeAll(async () => {
    await posts.save(buildIncomingPost("en/a", { publishedAt: TICK - 1000 }), TICK);
  });

  describe("the schedule", () => {
    it("commits one of two plans made from the same revision, and nothing at all of the other", async () => {
      const [first, second] = [await planAt(TICK), await planAt(TICK + 60_000)];
      expect(await schedule.commit(first.plan, first.revision, null)).toBe("committed");
      expect(await schedule.commit(second.plan, second.revision, outcome("lost"))).toBe("outdated");
      expect(await outcomes.find("lost")).toBeNull();
      expect((await issues.list({ limit: 9, offset: 0 })).map((issue) => issue.id)).toEqual([id]);
      const after = await schedule.read(["weekly"]);
      expect(after).toMatchObject({ clock: TICK, revision: first.revision + 1 });
      expect(after.cursors).toEqual([
        { cadence: "weekly", beganAt: TICK, slotDate: "2026-11-23", through: TICK },
      ]);
    });

    it("does not commit a plan made before a post was saved", async () => {
      const { plan, revision } = await planAt(TICK + 1000);
      await posts.save(buildIncomingPost("en/b", { publishedAt: TICK }), TICK + 1000);
      expect(await schedule.commit(plan, revision, null)).toBe("outdated");
    });

    it("does not commit a second plan for a webhook that has its answer", async () => {
      expect(await outcomes.claim(outcome("w"))).toEqual(outcome("w"));
      expect(await outcomes.claim({ ...outcome("w"), outcome: { kind: "test-submitted" } })).toEqual(
        outcome("w"),
      );
      const { plan, revision } = await planAt(TICK + 2000);
      expect(await schedule.commit(plan, revision, outcome("w"))).toBe("outdated");
      expect(
        (await schedule.read(["weekly"])).posts.find((post) => post.id === "en/b")?.releasedAt,
      ).toBeNull();
    });

    it("reads the posts that a window can need, and all of them where a cadence has none yet", async () => {
      expect((await schedule.read(["weekly"])).posts.map((post) => post.id)).toEqual(["en/b"]);
      expect((await schedule.read(["weekly", "daily"])).posts.length).toBe(2);
      expect((await schedule.read("everything")).posts.length).toBe(2);
    });
  });

  describe("an issue's content and editions", () => {
    it("are what was said first", async () => {
      const key = asEditionKey("en.x");
      const mail = { subject: "s", html: "h", text: "t" };
      expect(await editions.claimEdition(id, key, mail)).toEqual(mail);
      expect(await editions.claimEdition(id, key, { ...mail, subject: "another" })).toEqual(mail);
      expect(await editions.findEdition(id, asEditionKey("en.y"))).toBeNull();
      expect(await editions.findContent(id)).toBeNull();
    });
  });

  describe("an issue's progress", () => {
    it("is absolute, and closes the issue once", async () => {
      await issues.saveProgress(id, 0, { ...done, report: 1, submitted: 1, done: false }, TICK + 1);
      expect((await issues.find(id))?.closedAt).toBeNull();
      expect((await issues.listOpen()).length).toBe(1);
      await issues.markStarted(id, TICK + 1);
      await issues.markStarted(id, TICK + 9);
      await issues.saveProgress(id, 0, done, TICK + 2);
      await issues.saveProgress(id, 0, done, TICK + 3);
      await issues.saveProgress(id, 0, { ...done, report: 1, submitted: 0, done: false }, TICK + 4);
      expect(await issues.find(id)).toMatchObject({
        startedAt: TICK + 1,
        closedAt: TICK + 2,
        progress: [done],
      });
      expect(await issues.listOpen()).toEqual([]);
      expect(await listed()).toEqual([id]);
    });
  });

  describe("a cancelled issue of which nothing was frozen", () => {
    it("gives its posts back once, in the transaction that closes it, and leaves the archive alone", async () => {
      const next = await planAt(TICK + 7 * 86_400_000);
      await schedule.commit(next.plan, next.revision, null);
      const cancelled = asIssueId("weekly-2026-11-30");
      await issues.saveCommand(cancelled, "cancel", TICK);
      await issues.saveProgress(cancelled, 0, { ...done, audience: null, submitted: 0 }, TICK);
      expect((await schedule.read(["weekly"])).reopened).toEqual([{ cadence: "weekly", post: "en/b" }]);
      const special = { id: asIssueId("special-x"), plannedAt: TICK + 99 * 86_400_000 };
      expect(await editions.listMailed(["en/a", "en/b"], special)).toEqual([
        {
          ...{ story: "en/a", language: "en", releasedAt: TICK },
          ...{ cadence: "weekly", plannedAt: TICK, through: TICK },
        },
      ]);
      const again = await planAt(TICK + 14 * 86_400_000);
      expect(again.plan.issues.map((issue) => issue.posts)).toEqual([["en/b"]]);
      await schedule.commit(again.plan, again.revision, null);
      await issues.saveProgress(cancelled, 0, { ...done, audience: null, submitted: 0 }, TICK);
      expect((await schedule.read(["weekly"])).reopened).toEqual([]);
      expect(await listed()).toHaveLength(1);
    });
  });

  describe("the latest issue that a new reader can be shown", () => {
    const latest = async (languages: string[], topics: number[] = []) =>
      (await issues.findLatestClosed({ languages, topics, view: VIEW }))?.id ?? null;

    it("has gone out to its end", async () => {
      expect(await latest(["en"])).toBe(id);
      await issues.reopen(id, 0);
      expect(await latest(["en"])).toBeNull();
      await issues.saveProgress(id, 0, { ...done, report: 3 }, TICK + 5);
      expect(await latest(["en"])).toBe(id);
    });

    it("holds something in one of their languages, and on one of their topics where they chose any", async () => {
      expect(await latest(["es", "en"])).toBe(id);
      expect(await latest(["es"])).toBeNull();
      const topics = createD1TopicCatalog(db);
      const [rust, mail] = await topics.claim([
        { slug: "rust", name: "Rust" },
        { slug: "mail", name: "Mail" },
      ]);
      const tagged = { publishedAt: TICK - 1000, tags: [{ slug: "mail", name: "Mail" }] };
      await posts.save(buildIncomingPost("en/a", tagged), TICK + 6);
      expect(await latest(["en"], [rust?.number ?? 0, mail?.number ?? 0])).toBe(id);
      expect(await latest(["en"], [rust?.number ?? 0])).toBeNull();
    });
  });

  describe("the archive", () => {
    const neighbours = async (of: string) => {
      const query = { languages: ["en"], view: VIEW, unless: null };
      const found = (await archive.find(asIssueId(of), query)).content?.found ?? null;
      return found === null ? null : [found.newer, found.older].map((one) => one?.issue.id ?? null);
    };
    const third = asIssueId("weekly-2026-12-07");
    const fourth = asIssueId("weekly-2026-12-14");

    it("shows an issue once its first batch is frozen, also when it is cancelled afterwards", async () => {
      expect(await listed()).toEqual([id]);
      expect(await neighbours(id)).toEqual([null, null]);
      await issues.markStarted(third, TICK + 14 * 86_400_000);
      await issues.saveCommand(third, "cancel", TICK + 14 * 86_400_000);
      expect(await listed()).toEqual([third, id]);
      await issues.saveProgress(third, 0, { ...done, report: 1 }, TICK + 15 * 86_400_000);
      const latest = await issues.findLatestClosed({ languages: ["en"], topics: [], view: VIEW });
      expect(latest?.id).toBe(id); // a cancelled one is nothing to begin with
    });

    it("leads from each issue to the one before and the one after, past all that it does not show", async () => {
      await posts.save(buildIncomingPost("en/c", { publishedAt: TICK - 1000 }), TICK);
      const last = await planAt(TICK + 21 * 86_400_000);
      await schedule.commit(last.plan, last.revision, null);
      expect(await neighbours(third)).toEqual([null, id]);
      await issues.markStarted(fourth, TICK + 21 * 86_400_000);
      expect(await neighbours(third)).toEqual([fourth, id]);
      expect(await neighbours(id)).toEqual([third, null]);
      expect(await neighbours("weekly-2026-11-30")).toEqual([third, id]); // itself not in the archive
      expect(await neighbours("nothing")).toBeNull();
    });

    it("leaves out an issue of which nothing can be shown any more", async () => {
      await posts.remove("en/b.md", TICK + 22 * 86_400_000);
      expect(await listed()).toEqual([fourth, id]);
      expect(await neighbours(fourth)).toEqual([null, id]);
    });
  });

  describe("a cancelled special of which nothing was frozen", () => {
    it("gives a post back only to a cadence that has not had it", async () => {
      const template = (await issues.find(id)) as Issue;
      const special = { ...template, id: asIssueId("special-x"), cadence: "special" as const };
      const { plan, revision } = await planAt(TICK + 28 * 86_400_000);
      const [had, fresh] = [asPostId("en/a"), asPostId("en/d")];
      await posts.save(buildIncomingPost("en/d", { publishedAt: TICK }), TICK);
      const released = { ...plan, releases: [fresh], issues: [{ ...special, posts: [had, fresh] }] };
      const specials = [had, fresh].map((post) => ({ post, issue: special.id }));
      expect(await schedule.commit({ ...released, specials }, revision + 1, null)).toBe("committed");
      await issues.saveCommand(special.id, "cancel", TICK);
      await issues.saveProgress(special.id, 0, { ...done, audience: null, submitted: 0 }, TICK);
      expect((await schedule.read(["weekly"])).reopened).toEqual([{ cadence: "weekly", post: "en/d" }]);
    });
  });
}
