import { describe, expect, it } from "vitest";
import { createD1FeedStore } from "../../../src/adapters/d1/posts/feed-store.ts";
import { createPageWorld, pageOf } from "../../builders/page-world.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe("a post whose page has not answered yet", () => {
  it("is released with the tick in which its page answers, and not before", async () => {
    const world = createPageWorld();
    await world.put("a");
    for (let ticks = 0; ticks < 3; ticks += 1) await world.tick();
    expect(await world.announced()).toEqual([]);
    expect(await world.reasons()).toEqual({ a: "no-page (answers 404)" });
    world.stand("a");
    await world.tick();
    await world.tick();
    expect(await world.announced()).toEqual(["a"]);
    expect(await world.reasons()).toEqual({ a: "already-released" });
  });

  it("says so where it was never asked, and asks nobody where the settings do not", async () => {
    const world = createPageWorld();
    await world.put("a");
    expect(await world.reasons()).toEqual({ a: "no-page (not asked yet)" });
    const other = createPageWorld({ requirePage: false });
    await other.put("a");
    await other.tick();
    expect([other.asked, await other.announced()]).toEqual([[], ["a"]]);
  });

  it("is not public: no feed shows it and no topic tells of it, until its page answers", async () => {
    const world = createPageWorld();
    await world.put("a", "tags: [Secret]", "newsletter: false");
    const view = { at: world.deps.clock.now(), languages: ["en"], requirePage: true };
    const feed = async () => {
      const query = { languages: [], topics: [], view, limit: 9, bodyBytes: 9_999, unless: null };
      const { revision, content } = await createD1FeedStore(world.db).read(query);
      return { revision, ids: content?.posts.map(({ id }) => id) };
    };
    await world.look();
    const before = await feed();
    expect([before.ids, await world.deps.topics.listPublic(view)]).toEqual([[], []]);
    world.stand("a");
    world.pass(HOUR);
    await world.look();
    const after = await feed();
    expect([after.ids, (await world.deps.topics.listPublic(view)).map(({ name }) => name)]).toEqual([
      ["a"],
      ["Secret"],
    ]);
    expect(after.revision).not.toBe(before.revision);
  });

  it("is looked at again where its link changed, though the page at the old one answered", async () => {
    const world = createPageWorld();
    world.stand("a");
    await world.put("a");
    await world.look();
    await world.put("a", `url: ${pageOf("moved")}`);
    await world.tick();
    expect(await world.announced()).toEqual([]);
    world.stand("moved");
    world.pass(HOUR);
    await world.tick();
    expect(await world.announced()).toEqual(["a"]);
  });

  it("stays released, and public, whatever becomes of its page or its link afterwards", async () => {
    const world = createPageWorld();
    world.stand("a");
    await world.put("a");
    await world.tick();
    world.stand("a", "answers 404");
    await world.put("a", `url: ${pageOf("moved")}`);
    const asked = world.asked.length;
    for (let ticks = 0; ticks < 3; ticks += 1) await world.tick();
    expect(world.asked).toHaveLength(asked);
    const view = { at: world.deps.clock.now(), languages: ["en"], requirePage: true };
    expect((await world.deps.posts.list({ limit: 9, publicIn: view })).map(({ id }) => id)).toEqual(["a"]);
  });

  it("goes in a special, which asks for nobody's page", async () => {
    const world = createPageWorld();
    await world.put("a");
    expect(await world.ask({ posts: ["a"] })).toMatch(/^special-/);
    expect(await world.announced()).toEqual(["a"]);
  });

  it("is let go by its author, who overrides nothing else", async () => {
    const world = createPageWorld();
    await world.put("a");
    await world.put("b", "draft: true");
    await world.tick();
    for (let times = 0; times < 2; times += 1)
      expect(await world.release("a")).toMatchObject({ ok: true, value: { id: "a", reason: null } });
    expect(await world.release("b")).toMatchObject({ ok: true, value: { reason: "draft" } });
    expect(await world.release("missing")).toMatchObject({ ok: false, problem: { kind: "post-not-found" } });
    await world.tick();
    expect(await world.announced()).toEqual(["a"]);
  });

  it("that stays home, is dated in the future, or speaks a language that is not offered is not asked for", async () => {
    const world = createPageWorld();
    await world.put("draft", "draft: true");
    await world.put("later", "pubDate: 2027-11-20");
    await world.put("fr", "lang: fr");
    await world.tick();
    expect(world.asked).toEqual([]);
  });
});

describe("asking for pages", () => {
  it("stays within 25 requests a tick, polls included, and begins with what may be released", async () => {
    const world = createPageWorld();
    for (let n = 0; n < 30; n += 1) await world.put(`old-${n}`, "pubDate: 2020-01-01");
    for (let n = 0; n < 3; n += 1) await world.put(`new-${n}`);
    await world.look();
    expect(world.asked.slice(0, 3).sort()).toEqual([0, 1, 2].map((n) => pageOf(`new-${n}`)));
    for (let n = 0; n < 30; n += 1) world.stand(`old-${n}`);
    world.asked.splice(0);
    world.pass(HOUR);
    await world.look({ requests: { count: () => 10 + world.asked.length } });
    expect(world.asked).toHaveLength(15);
    await world.look({ requests: { count: () => 25 } });
    expect(world.asked).toHaveLength(15);
  });

  it("leaves a host alone where page after page is missing, and takes its turn with the others", async () => {
    const world = createPageWorld();
    for (let n = 0; n < 12; n += 1) await world.put(`p-${n}`);
    await world.look();
    expect(world.asked).toHaveLength(5);
    for (let ticks = 0; ticks < 2; ticks += 1) await world.look();
    expect(new Set(world.asked).size).toBe(12);
  });

  it("asks with every tick at first, then ever more seldom, and when the blog says", async () => {
    const world = createPageWorld();
    await world.put("a");
    const gaps: number[] = [];
    let last: number | null = null;
    for (let ticks = 0; ticks < 200; ticks += 1) {
      const before = world.asked.length;
      await world.look();
      if (world.asked.length > before) {
        if (last !== null) gaps.push(ticks - last);
        last = ticks;
      }
      world.pass(15 * MINUTE);
    }
    expect(gaps.slice(0, 7)).toEqual([1, 1, 1, 1, 1, 1, 1]);
    expect(Math.max(...gaps)).toBe(16);
    expect(gaps).toEqual([...gaps].sort((one, other) => one - other));
    world.stand("a", "answers 503", 6 * 3600);
    world.pass(5 * HOUR);
    await world.look();
    const asked = world.asked.length;
    world.pass(5 * HOUR);
    await world.look();
    expect(world.asked).toHaveLength(asked);
    world.pass(HOUR);
    await world.look();
    expect(world.asked).toHaveLength(asked + 1);
  });

  it("asks at once, whatever the back-off, where somebody asks for an issue", async () => {
    const world = createPageWorld();
    await world.put("a");
    for (let times = 0; times < 2; times += 1) await world.look();
    expect(world.asked).toHaveLength(1);
    await world.look({}, true);
    expect(world.asked).toHaveLength(2);
  });

  it("gives a slow blog half a minute, and goes on with the next tick", async () => {
    const world = createPageWorld();
    for (let n = 0; n < 9; n += 1) await world.put(`p-${n}`);
    const slow = {
      ask: async (url: string) => {
        world.asked.push(url);
        world.pass(8_000);
        return { isThere: true } as const;
      },
    };
    await world.look({ pageClient: slow });
    expect(world.asked).toHaveLength(4);
    await world.look({ pageClient: slow });
    await world.look({ pageClient: slow });
    expect(new Set(world.asked).size).toBe(9);
  });

  it("has its end wherever it is interrupted: each post goes out once", async () => {
    for (let at = 1; at < 8; at += 1)
      for (const isDone of [false, true]) {
        const world = createPageWorld();
        for (const name of ["a", "b"]) {
          world.stand(name);
          await world.put(name);
        }
        let calls = 0;
        const breaks = <Methods extends object>(methods: Methods): Methods =>
          new Proxy(methods, {
            get:
              (target, name) =>
              async (...input: unknown[]) => {
                calls += 1;
                const isLast = calls === at;
                const method = Reflect.get(target, name) as (...input: unknown[]) => unknown; // ports have methods alone
                if (isLast && !isDone) throw new Error("interrupted");
                const answer = await Reflect.apply(method, target, input);
                if (isLast) throw new Error("interrupted");
                return answer;
              },
          });
        const { pages, pageClient } = world.deps;
        await world.look({ pages: breaks(pages), pageClient: breaks(pageClient) }).catch(() => {});
        for (let ticks = 0; ticks < 2; ticks += 1) await world.tick();
        expect((await world.announced()).sort(), `interrupted at call ${at}`).toEqual(["a", "b"]);
      }
  });

  it("is asked for by one of two ticks that overlap, and by whoever comes after one that died", async () => {
    const world = createPageWorld();
    for (const name of ["a", "b"]) await world.put(name);
    const slow = Promise.withResolvers<void>();
    const pageClient = {
      async ask(url: string, most: number) {
        await slow.promise;
        return world.deps.pageClient.ask(url, most);
      },
    };
    const first = world.look({ pageClient });
    await new Promise((resolve) => setImmediate(resolve));
    const second = world.look();
    await second;
    slow.resolve();
    await first;
    expect(world.asked.toSorted()).toEqual([pageOf("a"), pageOf("b")]);
    world.pass(HOUR);
    const dies = async () => Promise.reject(new Error("died"));
    await expect(world.look({ pageClient: { ask: dies } })).rejects.toThrow("died");
    world.asked.length = 0;
    await world.look({}, true);
    expect(world.asked.toSorted()).toEqual([pageOf("a"), pageOf("b")]);
    world.pass(15 * MINUTE);
    world.asked.length = 0;
    await world.look();
    expect(world.asked.toSorted()).toEqual([pageOf("a"), pageOf("b")]);
  });

  it("takes back nothing that another look has found meanwhile", async () => {
    const world = createPageWorld();
    await world.put("a");
    const answered = Promise.withResolvers<void>();
    const late = world.look({
      pageClient: {
        ask: async () => {
          await answered.promise;
          return { isThere: false, problem: "answers 404", retryAfterSeconds: null };
        },
      },
    });
    await new Promise((resolve) => setImmediate(resolve));
    world.stand("a");
    await world.look({}, true);
    answered.resolve();
    await late;
    await world.tick();
    expect(await world.announced()).toEqual(["a"]);
  });
});

describe("the author of a post whose page is missing", () => {
  it("is told once after a day, and anew where its link is another", async () => {
    const world = createPageWorld();
    await world.put("a");
    await world.put("old", "pubDate: 2020-01-01"); // nobody waits for it
    for (let hours = 0; hours <= 30; hours += 1) {
      await world.look();
      await world.watch();
      expect(await world.told()).toHaveLength(hours < 24 ? 0 : 1);
      world.pass(HOUR);
    }
    await world.put("a", `url: ${pageOf("moved")}`);
    for (let hours = 0; hours <= 30; hours += 1) {
      await world.look();
      await world.watch();
      world.pass(HOUR);
    }
    expect(await world.told()).toEqual([
      `page-missing/a/${pageOf("a")}`,
      `page-missing/a/${pageOf("moved")}`,
    ]);
  });

  it("is not told of one that answered, was let go, or went out in a special", async () => {
    const world = createPageWorld();
    for (const name of ["a", "b", "c"]) await world.put(name);
    await world.look();
    world.stand("a");
    await world.release("b");
    await world.ask({ posts: ["c"] });
    world.pass(30 * HOUR);
    await world.look();
    await world.watch();
    expect(await world.told()).toEqual([]);
  });
});
