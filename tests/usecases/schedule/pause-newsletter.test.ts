import { describe, expect, it } from "vitest";
import { createD1NewsletterPause } from "../../../src/adapters/d1/schedule/newsletter-pause.ts";
import { createD1ScheduleStore } from "../../../src/adapters/d1/schedule/schedule-store.ts";
import type { IssueId } from "../../../src/core/ids.ts";
import { selectCommands } from "../../../src/core/issues/command-state.ts";
import { deriveIssueState, type Issue } from "../../../src/core/issues/issue.ts";
import { pauseNewsletter, resumeNewsletter } from "../../../src/usecases/schedule/pause-newsletter.ts";
import { createIssueWorld, runToEnd, WEEKLY } from "../../builders/issue-world.ts";
import { createTickWorld } from "../../builders/tick-world.ts";
import { createAuthor } from "../../builders/wishing.ts";

const DAY_MS = 86_400_000;
const EVERY_DAY = { cadences: ["daily", "instant"] as const, sendAt: "09:00" };

function createNewsletter() {
  const world = createTickWorld(EVERY_DAY);
  const told: Issue[] = [];
  const deps = {
    ...world.deps,
    pause: createD1NewsletterPause(world.db),
    commander: {
      command: async (issue: Issue) => {
        told.push(issue);
        return 0;
      },
    },
  };
  return {
    ...{ ...world, told, deps },
    pause: () => pauseNewsletter(deps),
    resume: () => resumeNewsletter(deps),
    find: (id: string) => world.issues.find(id as IssueId),
    listReleased: async () =>
      (
        await world.db
          .prepare("SELECT id FROM posts WHERE released_at IS NOT NULL ORDER BY id")
          .all<{ id: string }>()
      ).results.map(({ id }) => id),
  };
}

describe("a newsletter that is paused", () => {
  it("plans nothing at any tick and releases posts all the same", async () => {
    const world = createNewsletter();
    await world.tick();
    expect(await world.pause()).toEqual({ ok: true, value: { isPaused: true } });
    await world.publish("en/a.md");
    for (let ticks = 0; ticks < 3; ticks += 1) {
      world.pass(DAY_MS);
      await world.tick();
    }
    expect(await world.list()).toEqual([]);
    expect(await world.listReleased()).toEqual(["en/a"]);
  });

  it("refuses an issue that is asked for, a cadence's, a special and by a webhook, which is planned after the resume", async () => {
    const world = createNewsletter();
    await world.publish("en/a.md");
    await world.pause();
    const asked = [{}, { cadence: "instant" as const }, { posts: ["en/a"] }, { webhookId: "w1" }];
    for (const request of asked) expect(await world.ask(request)).toBe("newsletter-paused");
    expect(await world.list()).toEqual([]);
    await world.resume();
    expect(await world.ask({ webhookId: "w1" })).toMatch(/^daily-/);
  });

  it("makes one issue of all the slots that it missed", async () => {
    const world = createNewsletter();
    await world.tick();
    await world.publish("en/a.md");
    await world.pause();
    world.pass(3 * DAY_MS);
    await world.tick();
    await world.publish("en/b.md");
    await world.resume();
    await world.tick();
    const daily = (await world.list()).filter(([id]) => id?.startsWith("daily"));
    expect(daily.map(([, posts]) => posts)).toEqual(["en/a,en/b"]);
  });

  it("lets no plan through that was decided before it was paused", async () => {
    const world = createNewsletter();
    await world.tick();
    await world.publish("en/a.md");
    const { schedule } = world.deps;
    let isPaused = false;
    await world.tick({
      schedule: {
        ...schedule,
        commit: async (...input) => {
          if (!isPaused) await world.pause();
          isPaused = true;
          return schedule.commit(...input);
        },
      },
    });
    expect(await world.list()).toEqual([]);
    expect(await world.listReleased()).toEqual(["en/a"]);
  });

  it("is paused and resumed as often as one likes, and keeps the moment of the first", async () => {
    const world = createNewsletter();
    await world.publish("en/a.md");
    await world.tick();
    await world.pause();
    const first = await world.deps.pause.find();
    world.pass(1000);
    expect(await world.pause()).toEqual({ ok: true, value: { isPaused: true } });
    expect(await world.deps.pause.find()).toBe(first);
    for (let times = 0; times < 2; times += 1)
      expect(await world.resume()).toEqual({ ok: true, value: { isPaused: false } });
    expect(await world.deps.pause.find()).toBeNull();
  });

  it("tells every open issue, by a word that is newer than each before", async () => {
    const world = createNewsletter();
    await world.publish("en/a.md");
    await world.tick();
    await world.pause();
    await world.resume();
    await world.pause();
    expect(world.told.map(({ newsletterPausedAt }) => newsletterPausedAt !== null)).toEqual([
      true,
      false,
      true,
    ]);
    const [first = 0, second = 0, third = 0] = world.told.map(({ commandSeq }) => commandSeq);
    expect(first < second && second < third).toBe(true);
  });

  it("says so where an object does not answer", async () => {
    const world = createNewsletter();
    await world.publish("en/a.md");
    await world.tick();
    const deps = { ...world.deps, commander: { command: async () => 2 } };
    expect(await pauseNewsletter(deps)).toMatchObject({ ok: false, problem: { kind: "issue-unreachable" } });
    expect(await world.deps.pause.find()).not.toBeNull();
  });
});

describe("an issue of a paused newsletter", () => {
  it("is paused, whatever was asked of it alone, and what its author paused stays so afterwards", async () => {
    const world = createNewsletter();
    for (const name of ["en/a.md", "en/b.md"]) {
      await world.publish(name);
      await world.tick();
    }
    const [[one = ""] = [], [other = ""] = []] = await world.list();
    await world.issues.saveCommand(one as IssueId, "pause", 5);
    await world.pause();
    await world.issues.saveCommand(other as IssueId, "resume", 6);
    const state = async (id: string) => {
      const issue = await world.find(id);
      return issue === null ? null : deriveIssueState(issue, 9);
    };
    expect([await state(one), await state(other)]).toEqual(["paused", "paused"]);
    await world.resume();
    expect([await state(one), await state(other)]).toEqual(["paused", "planned"]);
  });

  it("is paused again where its author's word about a batch opens it", async () => {
    const world = createNewsletter();
    await world.publish("en/a.md");
    await world.tick();
    const [[id = ""] = []] = await world.list();
    const figures = {
      audience: 1,
      submitted: 0,
      refused: 0,
      unknown: 1,
      waitingFor: null,
      expectedEndAt: null,
    };
    await world.issues.saveProgress(id as IssueId, 0, { report: 1, ...figures, done: true }, 7);
    await world.pause();
    await world.issues.reopen(id as IssueId, 0);
    const issue = await world.find(id);
    expect(issue && deriveIssueState(issue, 9)).toBe("paused");
    expect(issue?.commandSeq).toBeGreaterThan(0);
    await world.resume();
    expect((await world.find(id))?.newsletterPausedAt).toBeNull();
  });

  it("starts no request after the answer, and comes to every reader once after the resume", async () => {
    const world = await createIssueWorld({ readers: 1200 });
    const { issues, clock, log, ledger, mailer } = world.deps;
    const deps = {
      ...{
        issues,
        clock,
        log,
        schedule: createD1ScheduleStore(world.db),
        newsletter: WEEKLY,
        pause: createD1NewsletterPause(world.db),
      },
      commander: {
        command: async (issue: Issue) => {
          ledger.recordCommands(selectCommands(issue));
          return 0;
        },
      },
    };
    let answeredAt: number | null = null;
    const stopping = {
      ...world.deps,
      mailer: {
        ...mailer,
        submitBatch: async (...input: Parameters<typeof mailer.submitBatch>) => {
          const answer = await mailer.submitBatch(...input);
          if (answeredAt === null) await pauseNewsletter(deps);
          answeredAt ??= world.bodies.length;
          return answer;
        },
      },
    };
    for (let slices = 0; slices < 40; slices += 1) if ((await world.slice(stopping)) === null) break;
    expect(world.bodies.length - (answeredAt ?? 0)).toBeLessThanOrEqual(5);
    expect(world.received.length).toBeLessThan(1200);
    await createAuthor(world)("resume");
    world.pass(60_000);
    expect(await world.slice()).toBeNull();
    await resumeNewsletter(deps);
    await runToEnd(world);
    const expected = world.readers.map(({ address }) => address).toSorted();
    expect(world.received.map(({ to }) => to).toSorted()).toEqual(expected);
  });
});
