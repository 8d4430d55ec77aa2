import { describe, expect, it } from "vitest";
import { createD1OccasionBook } from "../../../src/adapters/d1/notes/occasion-book.ts";
import { createD1PolledFeedStore } from "../../../src/adapters/d1/polling/polled-feed-store.ts";
import { asPostId } from "../../../src/core/ids.ts";
import { tellAuthor } from "../../../src/usecases/notes/tell-author.ts";
import { watchFeeds } from "../../../src/usecases/notes/watch-feeds.ts";
import { createPollingWorld, FEED, type PollingWorld } from "../../builders/polling-world.ts";
import { createSubscriberWorld, DAY, HOUR, MINUTE, START } from "../../builders/subscriber-world.ts";

const post = (name: string) => ({
  title: name,
  guid: `https://blog.example.org/${name}/`,
  link: `https://blog.example.org/${name}/`,
  date: "2026-11-20T10:00Z",
});

/** A poll at this moment and what the tick does afterwards. */
async function pass(world: PollingWorld, ms = 15 * MINUTE) {
  world.pass(ms);
  await world.deps.polledFeeds.makeDue([FEED]);
  await world.poll();
  await world.watch();
}

describe("the author of a blog is told of its feed", () => {
  it("once when most of it looks new at once, whatever else is held with it, and anew when it is held anew", async () => {
    const world = createPollingWorld();
    world.show([post("old")]);
    await pass(world);
    world.show([post("a"), post("b"), post("c"), post("old")]);
    for (let ticks = 0; ticks < 3; ticks += 1) await pass(world);
    world.show([post("d"), post("a"), post("b"), post("c"), post("old")]);
    await pass(world);
    expect(await world.told()).toHaveLength(1);
    await world.accept("known");
    await pass(world);
    expect(await world.told()).toHaveLength(1);
    world.show(["e", "f", "g", "h", "i"].map(post));
    await pass(world);
    expect(await world.told()).toEqual([
      expect.stringMatching(/^feed-held\//),
      expect.stringMatching(/^feed-held\//),
    ]);
  });

  it("once when it has failed for a day, not before, and anew with the next outage", async () => {
    const world = createPollingWorld();
    world.fail("The blog answers 500.");
    for (let hours = 0; hours <= 30; hours += 1) {
      await pass(world, HOUR);
      expect(await world.told()).toHaveLength(hours < 24 ? 0 : 1);
    }
    world.show([post("old")]);
    await pass(world);
    world.fail();
    for (let hours = 0; hours <= 30; hours += 1) await pass(world, HOUR);
    expect(await world.told()).toHaveLength(2);
  });

  it("though nobody polls it meanwhile, for its back-off is as long as a day", async () => {
    const world = createPollingWorld();
    world.fail();
    await pass(world);
    world.pass(DAY);
    await world.watch();
    expect(await world.told()).toHaveLength(1);
  });

  it("at once when it is gone for good, and then of nothing more until it is back", async () => {
    const world = createPollingWorld();
    world.vanish();
    await pass(world);
    expect(await world.told()).toEqual([expect.stringMatching(/^feed-gone\//)]);
    expect((await world.feeds())[0]?.nextAt).toBe(world.deps.clock.now() + DAY);
    world.fail();
    for (let days = 0; days < 3; days += 1) await pass(world, DAY);
    expect(await world.told()).toHaveLength(1);
    world.show([post("old")]);
    await pass(world);
    world.vanish();
    await pass(world);
    expect(await world.told()).toHaveLength(2);
  });

  it("of each feed by itself", async () => {
    const [one, other] = ["https://a.example.org/feed", "https://b.example.org/feed"];
    const world = createPollingWorld({}, [one, other]);
    world.vanish(one);
    world.vanish(other);
    await world.poll();
    await world.watch();
    expect((await world.told()).map((name) => name.split("/")[3])).toEqual([
      "a.example.org",
      "b.example.org",
    ]);
  });

  it("once also where the tick died before or after it was noted", async () => {
    const world = createPollingWorld();
    world.vanish();
    await world.poll();
    const { occasions } = world.deps;
    const dies = (isDone: boolean) => ({
      note: async (...input: Parameters<typeof occasions.note>) => {
        if (isDone) await occasions.note(...input);
        throw new Error("interrupted");
      },
    });
    await expect(world.watch({ occasions: dies(false) })).rejects.toThrow("interrupted");
    expect(await world.told()).toEqual([]);
    await expect(world.watch({ occasions: dies(true) })).rejects.toThrow("interrupted");
    await world.watch();
    expect(await world.told()).toHaveLength(1);
    const owed = "SELECT count(*) AS owed FROM owed_mails WHERE kind = 'author-note'";
    expect(await world.db.prepare(owed).first("owed")).toBe(1);
  });

  it("by a mail that has the reason, what to do, and the command", async () => {
    const world = createSubscriberWorld({ newsletter: { authorEmail: "ada@example.com" } });
    const polledFeeds = createD1PolledFeedStore(world.db);
    const [held, failing] = ["https://a.example.org/feed?lang=en", "https://b.example.org/feed"];
    const feedUrls = [held, failing];
    for (const _ of feedUrls) await polledFeeds.claim(feedUrls, START, START + HOUR);
    const keys = ["guid:1"];
    const item = { id: asPostId("feed/1"), keys, decision: null, hash: null, firstSeenAt: START };
    await polledFeeds.note(held, [item], START);
    await polledFeeds.report(failing, {
      ...{
        at: START,
        nextAt: START,
        etag: null,
        lastModified: null,
        bodyHash: null,
        readBy: null,
        changed: null,
      },
      ...{ problem: "The blog answers 503.", failures: 1, failingSince: START - DAY, goneAt: null },
    });
    const deps = { ...world.deps, occasions: createD1OccasionBook(world.db) };
    const tell = (occasions: Parameters<typeof tellAuthor>[1]) => tellAuthor(deps, occasions);
    for (let ticks = 0; ticks < 3; ticks += 1) {
      await watchFeeds({ ...deps, feedUrls, polledFeeds, tellAuthor: tell });
      world.pass(15 * MINUTE);
    }
    const notes = world.mail.inbox.filter(({ tags }) => tags.kind === "author-note");
    expect(notes).toHaveLength(1);
    for (const said of [
      `npm run gazette -- feeds accept '${held}' --as new`,
      `npm run gazette -- feeds accept '${held}' --as known`,
      "The blog answers 503.",
      "npm run gazette -- feeds poll",
      failing,
    ])
      expect(notes[0]?.text.replace(/\s+/g, " ")).toContain(said);
  });
});
