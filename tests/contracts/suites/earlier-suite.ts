import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createD1EditionStore } from "../../../src/adapters/d1/editions/edition-store.ts";
import { createD1IssueStore } from "../../../src/adapters/d1/issues/issue-store.ts";
import { createD1PostStore } from "../../../src/adapters/d1/posts/post-store.ts";
import { createD1TopicCatalog } from "../../../src/adapters/d1/posts/topic-catalog.ts";
import { createD1ScheduleStore } from "../../../src/adapters/d1/schedule/schedule-store.ts";
import { asPostId, asStoryKey, type IssueId } from "../../../src/core/ids.ts";
import { decidePlan } from "../../../src/core/schedule/decide-plan.ts";
import { decideSpecial } from "../../../src/core/schedule/decide-special.ts";
import type { Plan } from "../../../src/core/schedule/schedule.ts";
import { draftContent } from "../../../src/usecases/editions/compose-content.ts";
import { buildIncomingPost } from "../../builders/incoming-posts.ts";
import { NEWSLETTER } from "../../builders/newsletter.ts";
import { at } from "../../builders/posts.ts";

const START = at("2026-11-02T09:00Z");
const WEEK = 7 * 86_400_000;
const TAKEN_BACK = {
  ...{ report: 2, audience: null, submitted: 0, refused: 0, unknown: 0 },
  ...{ waitingFor: null, expectedEndAt: null, done: true },
} as const;

/** Both languages were released, and no issue has brought either. */
const NEVER_BROUGHT = {
  earlier: [
    ["en", null],
    ["es", null],
  ],
  mailed: [],
};

/** What an issue knows of its stories' other languages, over SQLite in Node and over D1 in workerd. */
export function describeEarlier(db: D1Database) {
  const schedule = createD1ScheduleStore(db);
  const issues = createD1IssueStore(db);
  const editions = createD1EditionStore(db);
  const posts = createD1PostStore(db);
  const newsletter = { ...NEWSLETTER, cadences: ["weekly"] } as const;
  const placeholderKeys = { derive: () => "5ca1ab1e" };
  let week = 0;
  const clock = { now: () => now(), sleep: async () => {} };
  const deps = { newsletter, editions, posts, topics: createD1TopicCatalog(db), placeholderKeys, clock };
  let story = "";

  const commit = async (plan: Plan, revision: number): Promise<IssueId> => {
    expect(await schedule.commit(plan, revision, null)).toBe("committed");
    const [issue] = plan.issues;
    if (issue === undefined) throw new Error("The plan has no issue.");
    return issue.id;
  };
  const publish = (language: "en" | "es") =>
    posts.save(
      buildIncomingPost(`${language}/${story}`, {
        story: asStoryKey(story),
        language,
        publishedAt: now() - 1000,
      }),
      now(),
    );
  const now = () => START + week * WEEK;
  const planWeekly = async () => {
    week += 1;
    const snapshot = await schedule.read(["weekly"]);
    const plan = decidePlan(
      snapshot,
      { kind: "tick", cadences: newsletter.cadences },
      { t: now(), now: now() },
      newsletter,
    );
    return commit(plan, snapshot.revision);
  };
  const planSpecial = async (post: string) => {
    const ids = [asPostId(post)];
    const { revision, clock, isOnProbation } = await schedule.read("everything");
    const facts = { posts: await posts.findMany(ids), clock, isOnProbation };
    const moment = { t: now() + 60_000, now: now() + 60_000 };
    const decided = decideSpecial(facts, { posts: ids, holdMinutes: 0 }, moment, newsletter);
    if (!decided.ok || "existing" in decided.value) throw new Error("The special is not new.");
    return commit(decided.value.plan, revision);
  };
  const compose = async (id: IssueId) => {
    const issue = await issues.find(id);
    if (issue === null) throw new Error(`There is no issue ${id}.`);
    return editions.claimContent(await draftContent(deps, issue), now());
  };
  const takeBack = async (id: IssueId) => {
    await issues.saveCommand(id, "cancel", now());
    await issues.saveProgress(id, 0, TAKEN_BACK, now());
  };
  const historyOf = async (id: IssueId) => {
    const [{ earlier, mailed } = { earlier: [], mailed: [] }] = (await compose(id)).stories;
    return {
      earlier: earlier.map(({ language, brought }) => [language, brought?.passedOver ?? null]).sort(),
      mailed: mailed.map(({ language, cadence }) => [language, cadence]),
    };
  };

  beforeAll(async () => {
    await schedule.commit(
      decidePlan(
        await schedule.read(["weekly"]),
        { kind: "tick", cadences: newsletter.cadences },
        { t: START, now: START },
        newsletter,
      ),
      0,
      null,
    );
  });
  beforeEach(() => {
    story = `story-${week}`;
  });

  describe("a story whose languages were released one after the other", () => {
    it("was brought in the first by the issue before, to everybody", async () => {
      await publish("en");
      expect(await historyOf(await planWeekly())).toEqual({ earlier: [["en", null]], mailed: [] });
      await publish("es");
      const later = await historyOf(await planWeekly());
      expect(later).toEqual({
        earlier: [
          ["en", []],
          ["es", null],
        ],
        mailed: [],
      });
    });

    it.each(['"x"', "7", "null", '{"a":"x"}', '["x",7,null,[]]', '[{"language":7,"brought":1}]'])(
      "was brought to everybody by an issue whose content is no longer clear (%s), and holds up no other",
      async (lists) => {
        await publish("en");
        const first = await planWeekly();
        await compose(first);
        for (const list of ["earlier", "mailed"])
          await db
            .prepare(
              "UPDATE contents SET content = json_set(content, '$.stories[0].' || ?, json(?)) WHERE issue = ?",
            )
            .bind(list, lists, first)
            .run();
        await publish("es");
        expect((await historyOf(await planWeekly())).earlier).toEqual([
          ["en", []],
          ["es", null],
        ]);
      },
    );

    it("was brought in the second to those alone who read nothing else", async () => {
      await publish("en");
      const first = await planWeekly();
      await publish("es");
      await compose(await planWeekly());
      await takeBack(first);
      const later = await historyOf(await planWeekly());
      expect(later).toEqual({
        earlier: [
          ["en", null],
          ["es", ["en"]],
        ],
        mailed: [],
      });
    });

    it("was not brought at all by an issue that was taken back before the next was made", async () => {
      await publish("en");
      await takeBack(await planWeekly());
      await publish("es");
      expect(await historyOf(await planWeekly())).toEqual(NEVER_BROUGHT);
    });

    it("was not brought by an issue from which its author withdrew it", async () => {
      await publish("en");
      const first = await planWeekly();
      await posts.save(
        buildIncomingPost(`en/${story}`, { story: asStoryKey(story), language: "en", home: "draft" }),
        now(),
      );
      await compose(first);
      await publish("es");
      expect(await historyOf(await planWeekly())).toEqual(NEVER_BROUGHT);
    });

    it("was brought by a special, as long as that one is not taken back", async () => {
      await publish("en");
      const special = await planSpecial(`en/${story}`);
      await publish("es");
      expect(await historyOf(await planWeekly())).toMatchObject({ mailed: [["en", "special"]] });
      await takeBack(special);
      const later = await historyOf(await planWeekly());
      expect(later).toEqual({
        earlier: [
          ["en", null],
          ["es", ["en"]],
        ],
        mailed: [],
      });
    });
  });
}
