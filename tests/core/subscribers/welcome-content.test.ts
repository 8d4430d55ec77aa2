import { describe, expect, it } from "vitest";
import { asIssueId, asStoryKey } from "../../../src/core/ids.ts";
import { selectLatest, type WelcomeFacts } from "../../../src/core/subscribers/welcome-content.ts";
import { at, buildPost } from "../../builders/posts.ts";

const RUST = { slug: "rust", name: "Rust" };
const MAIL = { slug: "mail", name: "Mail" };
const post = (id: string, language: string, difference: Parameters<typeof buildPost>[1] = {}) =>
  buildPost(id, { language, story: asStoryKey(id.slice(-1)), ...difference });

const select = (posts: WelcomeFacts["latest"]["posts"], facts: Partial<WelcomeFacts> = {}) =>
  selectLatest({
    languages: ["es", "en"],
    topics: [],
    latest: { issue: asIssueId("weekly-1"), posts },
    known: [
      { ...RUST, number: 1 },
      { ...MAIL, number: 2 },
    ],
    view: { at: at("2026-11-30T00:00Z"), languages: ["en", "es", "fr"], requirePage: false },
    ...facts,
  })?.posts.map(({ id }) => id) ?? null;

describe("what of the latest issue a new reader is shown", () => {
  it("is each story once, in the first of their languages that has it, newest first", () => {
    const posts = [
      post("en/a", "en", { publishedAt: 1 }),
      post("es/a", "es", { publishedAt: 1 }),
      post("en/b", "en", { publishedAt: 2 }),
      post("fr/c", "fr", { publishedAt: 3 }),
    ];
    expect(select(posts)).toEqual(["en/b", "es/a"]);
    expect(select([...posts].reverse(), { languages: ["en"] })).toEqual(["en/b", "en/a"]);
  });

  it("is on one of their topics, where they chose any", () => {
    const posts = [
      post("en/a", "en", { tags: [RUST, MAIL] }),
      post("en/b", "en", { tags: [MAIL] }),
      post("en/c", "en"),
    ];
    expect(select(posts, { topics: [1] })).toEqual(["en/a"]);
    expect(select(posts, { topics: [1, 2] })).toEqual(["en/a", "en/b"]);
    expect(select(posts, { topics: [9] })).toBeNull();
  });

  it("holds no draft, and is nothing where nothing is left", () => {
    expect(select([post("en/a", "en", { home: "draft" }), post("en/b", "en")])).toEqual(["en/b"]);
    expect(select([post("es/a", "es", { home: "draft" }), post("en/a", "en")])).toEqual(["en/a"]);
    expect(select([post("en/a", "en", { home: "draft" })])).toBeNull();
    expect(select([])).toBeNull();
  });
});
