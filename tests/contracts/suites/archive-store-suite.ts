import { beforeAll, describe, expect, it } from "vitest";
import { createD1ArchiveStore } from "../../../src/adapters/d1/issues/archive-store.ts";
import { asIssueId, asStoryKey, type IssueId } from "../../../src/core/ids.ts";
import { buildIncomingPost } from "../../builders/incoming-posts.ts";
import { closePastIssue } from "../../builders/past-issue.ts";
import { at } from "../../builders/posts.ts";

const BIG = `<p>${"x".repeat(400_000)}</p>`;
const paragraph = (html: string) => ({ blocks: [{ html, text: "" }], whole: true });

/** Everybody, long after. */
const VIEW = { at: Number.MAX_SAFE_INTEGER, languages: ["en", "es"], requirePage: false };
const PAGE = { limit: 9, offset: 0, view: VIEW, withTopics: false, unless: null };

/** The archive, over SQLite in Node and over D1 in workerd. */
export function describeArchiveStore(db: D1Database) {
  const archive = createD1ArchiveStore(db);
  const story = (key: string, language: string, iso: string) => ({
    story: asStoryKey(key),
    language,
    title: `${key} in ${language}`,
    publishedAt: at(iso),
  });
  const ids: Record<string, IssueId> = {};
  const find = async (id: IssueId | undefined, languages: readonly string[] = ["en"]) =>
    (await archive.find(id as IssueId, { languages, view: VIEW, unless: null })).content?.found;

  beforeAll(async () => {
    ids.several = await closePastIssue(db, at("2026-11-20T09:00Z"), {
      "es/new": story("new", "es", "2026-11-19T03:00Z"),
      "en/middle": story("middle", "en", "2026-11-19T02:00Z"),
      "es/middle": story("middle", "es", "2026-11-19T01:00Z"),
      "en/old": story("old", "en", "2026-11-18T00:00Z"),
      "es/old": story("old", "es", "2026-11-19T02:30Z"),
    });
    ids.short = await closePastIssue(db, at("2026-11-21T09:00Z"), {
      "en/short": { ...story("short", "en", "2026-11-21T01:00Z"), html: "<p>All of it</p>" },
      "es/short": { ...story("short", "es", "2026-11-21T02:00Z"), html: "<p>Todo</p>" },
    });
    ids.long = await closePastIssue(db, at("2026-11-22T09:00Z"), {
      "en/long": {
        ...story("long", "en", "2026-11-22T01:00Z"),
        html: BIG,
        article: paragraph("<p>It begins</p>"),
      },
    });
  });

  describe("the archive store", () => {
    it("names each issue in every language that it has, by its first story there", async () => {
      const { content } = await archive.list({ ...PAGE, limit: 2, offset: 1 });
      expect(content?.issues.map(({ issue, headlines }) => [issue.id, headlines])).toEqual([
        [
          ids.short,
          [
            { language: "es", title: "short in es" },
            { language: "en", title: "short in en" },
          ],
        ],
        [
          ids.several,
          [
            { language: "es", title: "new in es" },
            { language: "en", title: "old in en" }, // its story is newer than the other by its Spanish translation
          ],
        ],
      ]);
    });

    it("names the issues before and after one, and gives all its posts without their bodies", async () => {
      const found = await find(ids.short);
      expect(found?.posts.map((post) => post.id).sort()).toEqual(["en/short", "es/short"]);
      expect(found?.posts[0]).not.toHaveProperty("html");
      expect([found?.newer?.issue.id, found?.older?.issue.id]).toEqual([ids.long, ids.several]);
      expect(found?.newer?.headlines).toEqual([{ language: "en", title: "long in en" }]);
      expect(found?.older?.headlines).toHaveLength(2);
    });

    it("gives the body of the only story, in the language that is wanted most", async () => {
      const body = async (languages: string[]) => (await find(ids.short, languages))?.body?.html;
      expect(await body(["es", "en"])).toBe("<p>Todo</p>");
      expect(await body(["fr", "en"])).toBe("<p>All of it</p>");
      expect(await body(["fr"])).toBe("<p>Todo</p>"); // the newest, as without a wish
      expect((await find(ids.several))?.body).toBeNull();
    });

    it("gives the beginning alone of a body that is too long for a page", async () => {
      expect((await find(ids.long))?.body).toEqual({
        id: buildIncomingPost("en/long").id,
        html: "<p>It begins</p>",
        isWhole: false,
      });
    });

    it("reads nothing where the revision is the one that the caller has, and all of it once an issue changes", async () => {
      const { revision, content } = await archive.list(PAGE);
      expect(content?.issues).toHaveLength(3);
      expect(await archive.list({ ...PAGE, unless: revision })).toMatchObject({ revision, content: null });
      const query = { languages: ["en"], view: VIEW, unless: revision };
      expect(await archive.find(ids.long as IssueId, query)).toMatchObject({ content: null });
      for (const set of ["started_at = started_at + 1", "closed_at = closed_at + 1", "cancelled_at = NULL"]) {
        const { revision: known } = await archive.list(PAGE);
        await db.prepare(`UPDATE issues SET ${set} WHERE id = ?`).bind(ids.long).run();
        expect((await archive.list({ ...PAGE, unless: known })).content?.issues, set).toHaveLength(3);
      }
    });

    it("gives the topics of public posts where they are wanted", async () => {
      expect((await archive.list({ ...PAGE, withTopics: true })).content?.topics).toMatchObject([
        { slug: "systems" },
      ]);
    });

    it("knows no issue that there is not", async () => {
      expect(await find(asIssueId("none"))).toBeNull();
    });
  });
}
