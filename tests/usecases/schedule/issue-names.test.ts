import { describe, expect, it } from "vitest";
import { createTickWorld } from "../../builders/tick-world.ts";

type World = ReturnType<typeof createTickWorld>;

const expectWell = async (world: World) => {
  expect(world.log.filter(({ event }) => event.endsWith("failed"))).toEqual([]);
  expect(await world.failingParts.list()).toEqual([]);
};

/** Each name once, whatever the issues are of. */
const expectNames = async (world: World, count: number) => {
  const names = (await world.list()).map(([id]) => id ?? "");
  expect(new Set(names).size).toBe(count);
  for (const name of names) expect(name).toMatch(/^[A-Za-z0-9_-]+$/);
};

describe("a post that takes over the id or the path of another", () => {
  it("is mailed under a name of its own, and ticks go on", async () => {
    const world = createTickWorld({ cadences: ["instant"], maximumAgeDays: 0 });
    await world.publish("welcome.md");
    await world.tick();
    await world.publish("welcome.md", "id: welcome-2024");
    await world.publish("archive/welcome-2024.md", "id: welcome-2024");
    await world.publish("welcome.md", "description: Another one.");
    await world.tick();
    await world.tick();
    await expectWell(world);
    await expectNames(world, 2);
    expect((await world.list()).map(([, posts]) => posts).sort()).toEqual(["welcome", "welcome-2024"]);
  });

  it("is mailed where the author asks for it by hand", async () => {
    const world = createTickWorld({ cadences: ["instant"], maximumAgeDays: 0 });
    await world.publish("welcome.md");
    await world.tick();
    await world.publish("welcome.md", "id: welcome-2024");
    await world.publish("archive/welcome-2024.md", "id: welcome-2024");
    await world.publish("welcome.md", "description: Another one.");
    expect(await world.ask({ cadence: "instant", webhookId: "again" })).toMatch(/^instant-/);
    expect(await world.ask({ cadence: "instant" })).toBeNull();
    await expectNames(world, 2);
  });

  it("is mailed where it is a translation of a story, by whatever key", async () => {
    const world = createTickWorld({ cadences: ["instant"], maximumAgeDays: 0 });
    await world.publish("en/a.md", "translationKey: story");
    await world.tick();
    await world.publish("en/a.md", "translationKey: story", "id: en/old");
    await world.publish("moved/old.md", "translationKey: story", "id: en/old");
    await world.publish("en/a.md", "translationKey: story", "description: Another one.");
    await world.tick();
    await expectWell(world);
    await expectNames(world, 2);
  });

  it("is mailed as a special of the same name on the same day", async () => {
    const world = createTickWorld({ cadences: ["weekly"], maximumAgeDays: 0 });
    await world.publish("welcome.md");
    const first = await world.ask({ posts: ["welcome"] });
    await world.publish("welcome.md", "id: welcome-2024");
    await world.publish("archive/welcome-2024.md", "id: welcome-2024");
    await world.publish("welcome.md", "description: Another one.");
    const second = await world.ask({ posts: ["welcome.md"] });
    expect([first, second]).toEqual([expect.stringMatching(/^special-/), expect.stringMatching(/^special-/)]);
    expect(second).not.toBe(first);
    expect(await world.ask({ posts: ["welcome"] })).toBe(second);
  });
});

describe("an issue that is taken back and asked for again on the same day", () => {
  it.each([[{ cadence: "weekly" as const }], [{ posts: ["en/a"] }]])(
    "has another name each time (%o)",
    async (request) => {
      const world = createTickWorld({ cadences: ["weekly"], maximumAgeDays: 0 });
      await world.publish("en/a.md");
      for (let times = 0; times < 4; times += 1) {
        const id = await world.ask(request);
        expect(id).not.toBeNull();
        await world.cancel(String(id));
      }
      await expectNames(world, 4);
    },
  );

  it("is the first one as long as it stands: by id, by path, or by both", async () => {
    const world = createTickWorld({ cadences: ["weekly"], maximumAgeDays: 0 });
    await world.publish("en/a.md");
    const first = await world.ask({ posts: ["en/a"] });
    expect(await world.ask({ posts: ["en/a.md"] })).toBe(first);
    expect(await world.ask({ posts: ["en/a", "en/a.md"] })).toBe(first);
    await expectNames(world, 1);
  });

  it("has another name where its posts were deleted and came back", async () => {
    const world = createTickWorld({ cadences: ["weekly"], maximumAgeDays: 0 });
    await world.publish("en/a.md");
    await world.cancel(String(await world.ask({ cadence: "weekly" })));
    await world.remove("en/a.md");
    await world.publish("en/a.md");
    expect(await world.ask({ cadence: "weekly" })).toMatch(/^weekly-/);
    await expectNames(world, 2);
  });
});

describe("a slot whose name another issue has, be it that the settings changed in between", () => {
  it("is planned under a name of its own", async () => {
    const world = createTickWorld({ cadences: ["daily"], maximumAgeDays: 0 });
    await world.publish("en/a.md");
    await world.tick();
    world.pass(24 * 3_600_000);
    await world.tick();
    const [[name] = []] = await world.list();
    await world.db.prepare("UPDATE cadences SET slot_date = '2026-11-01'").run();
    await world.publish("en/b.md");
    await world.tick();
    await expectWell(world);
    const names = (await world.list()).map(([id]) => id);
    expect(names).toHaveLength(2);
    expect(names[0]).toMatch(new RegExp(`^${name}-[0-9a-z]{13}$`));
  });
});

describe("a plan that cannot be committed", () => {
  it("keeps no other cadence back and no other part, and shows until it can", async () => {
    const world = createTickWorld({ cadences: ["daily", "instant"], maximumAgeDays: 0 });
    const { schedule } = world.deps;
    const spoilt = {
      ...schedule,
      commit: (...input: Parameters<typeof schedule.commit>) =>
        input[0].cursors.some(({ cadence }) => cadence === "daily")
          ? Promise.reject(new Error("D1_ERROR: CHECK constraint failed"))
          : schedule.commit(...input),
    };
    await world.publish("en/a.md");
    await world.tick({ schedule: spoilt });
    expect(await world.list()).toEqual([[expect.stringMatching(/^instant-/), "en/a"]]);
    expect(world.woken).toEqual(expect.arrayContaining([expect.stringMatching(/^instant-/)]));
    expect(await world.failingParts.list()).toMatchObject([{ part: "plan" }]);
    world.pass(24 * 3_600_000);
    await world.tick();
    world.pass(24 * 3_600_000);
    await world.tick();
    expect(await world.failingParts.list()).toEqual([]);
    expect((await world.list()).filter(([id]) => id?.startsWith("daily"))).toHaveLength(1);
  });
});
