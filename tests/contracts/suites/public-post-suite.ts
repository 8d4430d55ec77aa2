import { describe, expect, it } from "vitest";
import { createD1PostStore } from "../../../src/adapters/d1/posts/post-store.ts";
import { createD1TopicCatalog } from "../../../src/adapters/d1/posts/topic-catalog.ts";
import { isPublicPost } from "../../../src/core/posts/public-post.ts";
import { buildIncomingPost } from "../../builders/incoming-posts.ts";
import { at } from "../../builders/posts.ts";

const NOW = at("2026-11-20T12:00Z");
const HOMES = [null, "draft"];
const LANGUAGES = ["en", "en-US", "eng", "fr"];
const DATES = [NOW - 1, NOW, NOW + 1];
const ENDS = [null, NOW, NOW + 1];
const RELEASES = [null, NOW - 1, NOW + 1];
/** Never asked, missing, answered, and answered at a link that is another by now. */
const PAGES = [
  [null, null],
  ["own", null],
  ["own", NOW],
  ["https://elsewhere.example/", NOW],
] as const;

/** What is public, said once by a rule and once by SQL, over SQLite in Node and over D1 in workerd. */
export function describePublicPost(db: D1Database) {
  const posts = createD1PostStore(db);
  const topics = createD1TopicCatalog(db);

  describe("what is public", () => {
    it("is the same for the rule and for the database, whatever is known of a post", async () => {
      for (const home of HOMES)
        for (const language of LANGUAGES)
          for (const publishedAt of DATES)
            for (const expiresAt of ENDS)
              for (const releasedAt of RELEASES) {
                const id = [home, language, publishedAt, expiresAt, releasedAt].join();
                const tags = [{ slug: id, name: id }];
                await posts.save(
                  buildIncomingPost(id, { home, language, publishedAt, expiresAt, tags }),
                  NOW,
                );
                await topics.claim(tags);
                await db.prepare("UPDATE posts SET released_at = ? WHERE id = ?").bind(releasedAt, id).run();
              }
      for (const [page, answeredAt] of PAGES) {
        const id = `page ${page} ${answeredAt}`;
        const tags = [{ slug: id, name: id }];
        await posts.save(buildIncomingPost(id, { publishedAt: NOW, tags }), NOW);
        await topics.claim(tags);
        await db
          .prepare(
            "UPDATE posts SET page_url = CASE ?2 WHEN 'own' THEN url ELSE ?2 END, page_answered_at = ?3 WHERE id = ?1",
          )
          .bind(id, page, answeredAt)
          .run();
      }
      for (const [languages, requirePage] of [
        [["en"], false],
        [["fr", "en"], false],
        [["en"], true],
        [["en-GB"], false],
        [["fr-CA", "fr"], false],
      ] as const) {
        const view = { at: NOW, languages, requirePage };
        const all = await posts.list({ limit: 500 });
        const expected = all.filter((post) => isPublicPost(post, view)).map(({ id }) => id);
        expect((await posts.list({ limit: 500, publicIn: view })).map(({ id }) => id)).toEqual(expected);
        const offered = (await topics.listPublic(view)).map(({ slug }) => slug);
        expect(offered.sort()).toEqual([...expected].sort());
        expect(expected.length).toBeGreaterThan(8);
      }
    });
  });

  describe("the topics of public posts", () => {
    const view = { at: NOW, languages: ["es"], requirePage: false };
    const publish = (id: string, name: string, difference: object = {}) =>
      posts.save(
        buildIncomingPost(id, { language: "es", tags: [{ slug: "mergers", name }], ...difference }),
        NOW,
      );

    it("come and go with them, keep their number, and are named as the first of these posts names them", async () => {
      const [claimed] = await topics.claim([{ slug: "mergers", name: "Merger with ACME" }]);
      await publish("secret", "Merger with ACME", { home: "draft", publishedAt: NOW - 9_000 });
      expect(await topics.listPublic(view)).toEqual([]);
      await publish("later", "MERGERS", { publishedAt: NOW - 1_000 });
      await publish("first", "Mergers", { publishedAt: NOW - 2_000 });
      const offered = [{ slug: "mergers", name: "Mergers", number: claimed?.number }];
      expect(await topics.listPublic(view)).toEqual(offered);
      await posts.remove("first.md", NOW);
      expect((await topics.listPublic(view)).map(({ name }) => name)).toEqual(["MERGERS"]);
      await publish("later", "MERGERS", { home: "private (private: true)" });
      expect(await topics.listPublic(view)).toEqual([]);
      await publish("first", "Mergers", { publishedAt: NOW - 2_000 });
      expect(await topics.listPublic(view)).toEqual(offered);
    });
  });
}
