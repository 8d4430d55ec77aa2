import { beforeEach, describe, expect, it } from "vitest";
import { createD1FeedStore } from "../../../src/adapters/d1/posts/feed-store.ts";
import { createD1PostStore } from "../../../src/adapters/d1/posts/post-store.ts";
import type { FeedQuery } from "../../../src/core/posts/feed-reading.ts";
import { buildIncomingPost } from "../../builders/incoming-posts.ts";
import { at } from "../../builders/posts.ts";

const NOW = at("2026-11-20T12:00:00.250Z");

/** What feeds are made of, over SQLite in Node and over D1 in workerd. */
export function describeFeedStore(db: D1Database) {
  const feeds = createD1FeedStore(db);
  const posts = createD1PostStore(db);
  const read = (difference: Partial<FeedQuery> = {}, now = NOW) =>
    feeds.read({
      ...{ languages: [], topics: [], view: { at: now, languages: ["en"], requirePage: false } },
      ...{ limit: 100, bodyBytes: 1000, unless: null, ...difference },
    });
  const put = (id: string, minute: number, bytes: number, more: object = {}) =>
    posts.save(
      buildIncomingPost(id, {
        publishedAt: at("2026-11-19T12:00Z") + minute * 60_000,
        html: "x".repeat(bytes),
        article: { blocks: [{ html: `<p>${id} begins</p>`, text: "" }], whole: true },
        ...more,
      }),
      NOW,
    );

  beforeEach(async () => {
    await db.batch([db.prepare("DELETE FROM posts"), db.prepare("UPDATE schedule SET posts_changed_at = 0")]);
  });

  describe("the feed store", () => {
    it("gives whole bodies of the newest posts while they fit, counted in bytes, and openings of the others", async () => {
      await put("old", 1, 10);
      await put("wide", 2, 0, { html: "ж".repeat(300) }); // 600 bytes
      await put("new", 3, 400);
      await put("huge", 4, 1001);
      const { content } = await read();
      expect(content?.posts.map(({ id, isWhole }) => [id, isWhole])).toEqual([
        ["huge", false], // too long by itself, so that it takes nothing of the others' room
        ["new", true],
        ["wide", true],
        ["old", false],
      ]);
      expect(content?.posts.at(-1)?.html).toBe("<p>old begins</p>");
    });

    it("reads no post where the revision is the one that the caller has", async () => {
      await put("a", 1, 10);
      const { revision, content } = await read();
      expect(content?.posts).toHaveLength(1);
      expect(await read({ unless: revision })).toMatchObject({ revision, content: null });
      expect((await read({ unless: revision - 1 })).content?.posts).toHaveLength(1);
    });

    it("says until when that stays true, and in which second it last changed", async () => {
      await put("a", 1, 10);
      const soon = at("2026-11-21T00:00Z");
      await put("soon", 0, 10, { publishedAt: soon });
      expect(await read()).toMatchObject({ freshUntil: soon, modifiedAt: at("2026-11-20T12:00:00Z") });
      expect(await read({}, soon)).toMatchObject({ freshUntil: null, modifiedAt: soon });
      await posts.remove("soon.md", soon + 60_500);
      expect(await read({}, soon + 61_000)).toMatchObject({ modifiedAt: soon + 60_000 });
    });

    it("keeps its limit, newest first", async () => {
      for (let n = 1; n <= 4; n += 1) await put(`p${n}`, n, 10);
      expect((await read({ limit: 2 })).content?.posts.map(({ id }) => id)).toEqual(["p4", "p3"]);
    });
  });
}
