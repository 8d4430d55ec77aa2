import { beforeAll, describe, expect, it } from "vitest";
import { asPostId, asStoryKey } from "../../../src/core/ids.ts";
import type { Reader } from "../../../src/core/subscriber.ts";
import type { IncomingPost } from "../../../src/ports/post-store.ts";
import { buildIncomingPost } from "../../builders/incoming-posts.ts";
import { NEWSLETTER } from "../../builders/newsletter.ts";
import { createWallClock, cutOffOf, deriveOwnTime, nextDate, type WallClock } from "../wall-clock.ts";
import { createReaders } from "./readers.ts";
import { createYearWorld, type Delivery } from "./year-world.ts";

const HOUR = 3_600_000;
const SEND_AT = "09:00";
const START = Date.parse("2026-01-01T00:00Z");
const LAST_POST = Date.parse("2026-12-31T00:00Z");
/** The last weekly issue is of the fourth of January, and has gone round the world by then. */
const END = Date.parse("2027-01-07T00:00Z");
const TOPICS = [
  { slug: "systems", name: "Systems" },
  { slug: "gardens", name: "Gardens" },
] as const;

/** A story for each day's issue and everybody, at another hour each; every third day one about gardens alone, in two languages. */
function listPosts(): readonly IncomingPost[] {
  const posts: IncomingPost[] = [];
  for (let day = 0, at = START; at < LAST_POST; day += 1, at += 24 * HOUR) {
    const publishedAt = at + ((day * 7) % 20) * HOUR;
    posts.push(buildIncomingPost(`daily-${day}`, { publishedAt, tags: [...TOPICS] }));
    if (day % 3 > 0) continue;
    const story = asStoryKey(`garden-${day}`);
    for (const language of ["en", "es"])
      posts.push(
        buildIncomingPost(`garden-${day}-${language}`, {
          id: asPostId(`garden-${day}-${language}`),
          story,
          language,
          publishedAt: publishedAt + HOUR,
          tags: [TOPICS[1]],
        }),
      );
  }
  return posts;
}

const readers = createReaders();
const posts = listPosts();
const world = createYearWorld({ ...NEWSLETTER, deliverIn: "reader", maximumAgeDays: 0 }, readers);

beforeAll(async () => {
  await world.topics.claim(TOPICS);
  const waiting = [...posts].sort((a, b) => a.publishedAt - b.publishedAt);
  for (let t = START; t <= END; t += HOUR) {
    await world.passUntil(t);
    for (let next = waiting[0]; next !== undefined && next.publishedAt <= t; next = waiting[0]) {
      await world.posts.save(next, t);
      waiting.shift();
    }
    await world.tick();
  }
  await world.passUntil(END);
}, 180_000);

/** The date of the issue that holds what was released then, by the calendar alone. */
function findIssueDate(cadence: string, releasedAt: number): string {
  let date = new Date(releasedAt - 24 * HOUR).toISOString().slice(0, 10);
  const isSlot = (one: string) =>
    cadence === "daily" ||
    (cadence === "weekly" && new Date(`${one}T00:00Z`).getUTCDay() === 1) ||
    (cadence === "monthly" && one.endsWith("-01"));
  while (!isSlot(date) || cutOffOf(date, SEND_AT) < releasedAt) date = nextDate(date);
  return date;
}

const isFor = (reader: Reader, post: IncomingPost) =>
  reader.topics.length === 0 ||
  post.tags.some((tag) => reader.topics.includes(tag.slug === "systems" ? 1 : 2));

/** One post of each story that matches: in the first of the reader's languages that has it. */
function selectOwn(reader: Reader): readonly IncomingPost[] {
  const stories = Map.groupBy(posts, (post) => post.story);
  return [...stories.values()].flatMap((translations) => {
    const own = reader.languages.flatMap(
      (language) => translations.find((one) => one.language === language) ?? [],
    );
    return own.slice(0, 1).filter((post) => isFor(reader, post));
  });
}

const timeOf = ({ hour }: Reader) => (hour === null ? SEND_AT : `${String(hour).padStart(2, "0")}:00`);

/** What the reader's clock shows when this post should come, where that day has the hour. */
function expectTime(reader: Reader, post: IncomingPost): string {
  const wall = createWallClock(reader.timeZone);
  if (reader.cadence === "instant") return wall(post.publishedAt);
  const date = findIssueDate(reader.cadence, post.publishedAt);
  return deriveOwnTime(date, timeOf(reader), wall, cutOffOf(date, SEND_AT));
}

/** Is that time of the day lacking, or does it come twice, because the clocks are changed about then? */
function findChange(wall: WallClock, at: number, own: string): "as usual" | "lacked" | "repeated" {
  const shown = Date.parse(`${wall(at + 4 * HOUR)}Z`) - Date.parse(`${wall(at - 4 * HOUR)}Z`);
  if (shown === 8 * HOUR) return "as usual";
  const around = Array.from({ length: 8 * 60 }, (_, minute) => wall(at + (minute - 240) * 60_000));
  const times = around.filter((one) => one === own).length;
  return times === 0 ? "lacked" : times === 1 ? "as usual" : "repeated";
}

describe("a year of the newsletter, ticked every hour, each reader in their own zone at their own hour", () => {
  const received = () => Map.groupBy(world.deliveries, (delivery) => delivery.address);
  const each = (check: (reader: Reader, deliveries: readonly Delivery[]) => void) => {
    for (const reader of readers) check(reader, received().get(reader.address) ?? []);
  };

  it("brings each reader each story that matches exactly once, whatever their cadence", () => {
    each((reader, deliveries) => {
      const got = deliveries.flatMap((delivery) => delivery.posts).sort();
      const own = selectOwn(reader).map((post) => post.id);
      expect(got, reader.address).toEqual(own.sort());
    });
  });

  it("brings it at their hour, as much later as the clock jumps where the day lacks it, at the first of two", () => {
    const seen = { "as usual": 0, lacked: 0, repeated: 0 };
    each((reader, deliveries) => {
      const wall = createWallClock(reader.timeZone);
      const arrivals = new Map(
        deliveries.flatMap(({ posts: ids, at }) => ids.map((id) => [id as string, at])),
      );
      for (const post of selectOwn(reader)) {
        const at = arrivals.get(post.id) ?? 0;
        const own = expectTime(reader, post);
        const change = findChange(wall, at, own);
        const what = `${post.id} for ${reader.address} at ${wall(at)}`;
        if (change === "lacked") expect(wall(at - HOUR) < own && own < wall(at), what).toBe(true);
        else expect(`${wall(at)} ${what}`).toBe(`${own} ${what}`);
        if (change === "lacked")
          expect(wall(at).slice(14), what).toBe(
            reader.timeZone === "Australia/Lord_Howe" ? "30" : own.slice(14),
          );
        if (change === "repeated") expect([wall(at - HOUR / 2), wall(at - HOUR)], what).not.toContain(own);
        seen[change] += 1;
      }
    });
    console.log(seen, world.countSlices(), world.deliveries.length);
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(10);
  });

  it("brings daily readers one mail on each day, through every clock change", () => {
    const odd: string[] = [];
    for (const reader of readers.filter((one) => one.cadence === "daily")) {
      const wall = createWallClock(reader.timeZone);
      const days = (received().get(reader.address) ?? []).map(({ at }) => wall(at).slice(0, 10));
      for (let date = "2026-01-05"; date < "2026-12-28"; date = nextDate(date)) {
        const mails = days.filter((day) => day === date).length;
        if (mails !== 1) odd.push(`${mails} on ${date} for ${reader.address}`);
      }
    }
    expect(odd).toEqual([]);
  });

  it("closes every issue within three days, each its own object though they overlap", async () => {
    const all = await world.issues.list({ limit: 2000, offset: 0 });
    expect(all.filter((issue) => issue.closedAt === null)).toEqual([]);
    const spans = all
      .filter(({ cadence }) => cadence === "daily")
      .map(({ plannedAt, closedAt }) => (closedAt ?? 0) - plannedAt);
    expect(Math.max(...spans)).toBeLessThan(72 * HOUR);
    expect(Math.min(...spans)).toBeGreaterThan(24 * HOUR);
    expect(all.every(({ cadence, readerHours }) => (cadence === "instant") === (readerHours === null))).toBe(
      true,
    );
  });
});
