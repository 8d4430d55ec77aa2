import { beforeAll, describe, expect, it } from "vitest";
import { asPostId, asStoryKey } from "../../../src/core/ids.ts";
import type { IncomingPost } from "../../../src/core/posts/incoming-post.ts";
import type { Reader } from "../../../src/core/subscribers/subscriber.ts";
import { buildIncomingPost } from "../../builders/incoming-posts.ts";
import { NEWSLETTER } from "../../builders/newsletter.ts";
import { createWallClock, cutOffOf, deriveOwnTime, nextDate, type WallClock } from "../world/wall-clock.ts";
import { createReaders } from "./readers.ts";
import { createYearWorld, type Delivery } from "./year-world.ts";

const HOUR = 3_600_000;
const SEND_AT = "09:00";
const START = Date.parse("2026-01-01T00:00Z");
const LAST_POST = Date.parse("2026-12-31T00:00Z");
/** The last weekly issue is of the fourth of January, and has gone round the world by then. */
const END = Date.parse("2027-01-07T00:00Z");
const LONG = { timeout: 900_000 }; // thousands of looks at a calendar, on a machine that may be busy
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
}, 400_000);

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

/** Why what the clock shows is not what it should show at that moment; null: it is. */
function explainWrongTime(reader: Reader, post: IncomingPost, at: number, seen: Record<string, number>) {
  const wall = createWallClock(reader.timeZone);
  const own = expectTime(reader, post);
  const change = findChange(wall, at, own);
  seen[change] = (seen[change] ?? 0) + 1;
  const isRight =
    change === "lacked"
      ? jumpsOver(wall, at, own)
      : wall(at) === own && ![HOUR / 2, HOUR].some((before) => wall(at - before) === own);
  return isRight ? null : `${post.id} came to ${reader.address} at ${wall(at)} instead of ${own}`;
}

/** As much later as the clock jumps: half an hour at Lord Howe, an hour elsewhere. */
function jumpsOver(wall: WallClock, at: number, own: string): boolean {
  const shown = Date.parse(`${wall(at)}Z`);
  const jump = shown - Date.parse(`${wall(at - 2 * HOUR)}Z`) - 2 * HOUR;
  return jump > 0 && shown - Date.parse(`${own}Z`) === jump;
}

describe("a year of the newsletter, ticked every hour, each reader in their own zone at their own hour", () => {
  const received = new Map<string, readonly Delivery[]>();
  beforeAll(() => {
    for (const [address, own] of Map.groupBy(world.deliveries, (delivery) => delivery.address))
      received.set(address, own);
  });
  const receivedBy = (reader: Reader) => received.get(reader.address) ?? [];

  it("brings each reader each story that matches exactly once, whatever their cadence", LONG, () => {
    for (const reader of readers) {
      const got = receivedBy(reader).flatMap((delivery) => delivery.posts);
      const own = selectOwn(reader).map((post) => post.id);
      expect(got.sort(), reader.address).toEqual(own.sort());
    }
  });

  it(
    "brings it at their hour, as much later as the clock jumps where the day lacks it, at the first of two",
    LONG,
    () => {
      const seen: Record<string, number> = {};
      const wrong: string[] = [];
      for (const reader of readers) {
        const arrivals = receivedBy(reader).flatMap((one) =>
          one.posts.map((id) => [id as string, one.at] as const),
        );
        const arrivedAt = new Map(arrivals);
        for (const post of selectOwn(reader))
          wrong.push(
            ...[explainWrongTime(reader, post, arrivedAt.get(post.id) ?? 0, seen)].flatMap(
              (why) => why ?? [],
            ),
          );
      }
      expect(wrong).toEqual([]);
      expect(seen.lacked).toBeGreaterThan(10);
      expect(seen.repeated).toBeGreaterThan(50);
      expect(seen["as usual"]).toBeGreaterThan(50_000);
    },
  );

  it("brings daily readers one mail on each day, through every clock change", LONG, () => {
    const odd: string[] = [];
    for (const reader of readers.filter((one) => one.cadence === "daily")) {
      const wall = createWallClock(reader.timeZone);
      const days = receivedBy(reader).map(({ at }) => wall(at).slice(0, 10));
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
    const daily = all.filter(({ cadence }) => cadence === "daily");
    const spans = daily.map(({ plannedAt, closedAt }) => (closedAt ?? 0) - plannedAt);
    expect(Math.max(...spans)).toBeLessThan(72 * HOUR);
    expect(Math.min(...spans)).toBeGreaterThan(24 * HOUR);
    expect(all.every(({ cadence, readerHours }) => (cadence === "instant") === (readerHours === null))).toBe(
      true,
    );
  });
});
