import { describe, expect, it } from "vitest";
import { decideHome } from "../../src/core/decide-home.ts";
import { at } from "../builders/posts.ts";

const decide = (data: Readonly<Record<string, unknown>>, path = "blog/hello.md") =>
  decideHome(data, path, "Europe/Madrid");
const homeOf = (data: Readonly<Record<string, unknown>>, path?: string) => decide(data, path).home;

describe("a post stays home", () => {
  it.each<[string, Readonly<Record<string, unknown>>]>([
    ["Astro, Hugo, Docusaurus, Zola", { draft: true }],
    ["written as a word", { draft: "yes" }],
    ["written as a number", { draft: 1 }],
    ["written as another word", { Draft: "On" }],
    ["a list of one", { draft: [true] }],
    ["Cobalt, and many starters", { isDraft: true }],
    ["the same in snake case", { is_draft: "True" }],
    ["Nuxt", { _draft: true }],
    ["with a blank in the key", { "Is Draft": true }],
    ["Jekyll, Hexo, Gatsby, dev.to", { published: false }],
    ["quoted", { published: "false" }],
    ["a word", { published: "No" }],
    ["Quartz, Obsidian", { publish: false }],
    ["Obsidian Digital Garden", { "dg-publish": false }],
    ["Publii, Notion", { Public: "No" }],
    ["a word for it", { status: "draft" }],
    ["Pelican", { Status: "hidden" }],
    ["WordPress", { post_status: "private" }],
    ["WordPress, waiting", { status: "pending" }],
    ["Ghost", { status: "scheduled" }],
    ["Ghost, sent as mail alone", { status: "sent" }],
    ["an editor's workflow", { status: "In Review" }],
    ["Ghost, for members", { visibility: "members" }],
    ["Ghost, for who pays", { visibility: "paid" }],
    ["a visibility of its own", { visibility: "just-us" }],
    ["private", { private: true }],
    ["a word in private", { private: "yes" }],
    ["the other way round", { public: false }],
    ["Docusaurus", { unlisted: true }],
    ["themes", { hidden: true }],
    ["Nanoc", { is_hidden: true }],
    ["themes that hide", { hide: true }],
    ["LoveIt", { hiddenFromHomePage: true }],
    ["Eleventy", { eleventyExcludeFromCollections: true }],
    ["Eleventy, no page", { permalink: false }],
    ["Hugo, a bundle without a page", { headless: true }],
    ["Hugo, listed nowhere", { build: { list: "never" } }],
    ["Hugo, not rendered", { _build: { render: "never", list: "always" } }],
    ["Hugo, by truth values", { _build: { render: false } }],
    ["Hugo, in params", { params: { draft: true } }],
    ["Zola, in extra", { extra: { hidden: true } }],
    ["Zola, no page", { render: false }],
    ["Hexo, a file that no theme touches", { layout: false }],
    ["Hexo, new draft", { layout: "draft" }],
    ["Hexo's blog-encrypt", { password: "hunter2" }],
    ["a number for it", { password: 1234 }],
    ["protected", { protected: true }],
    ["members", { members_only: true }],
    ["Ghost's tiers", { tiers: ["gold"] }],
    ["not for search engines", { noindex: true }],
    ["the same in a group", { seo: { noIndex: true } }],
    ["the same as robots", { robots: "noindex, nofollow" }],
    ["the same as robots in a group", { robots: { index: false } }],
    ["PaperMod", { robotsNoIndex: true }],
    ["Jekyll's sitemap", { sitemap: false }],
    ["Hugo's sitemap", { sitemap: { disable: true } }],
    ["scheduled without a date", { scheduled: true }],
    ["work in progress", { wip: true }],
    ["a value that cannot be read", { draft: "maybe" }],
    ["a value that cannot be read in a list", { draft: ["a", "b"] }],
    ["a group that cannot be read", { published: { en: true } }],
    ["a date that cannot be read", { expiryDate: "soon" }],
    ["another date that cannot be read", { publishAt: "next week" }],
    ["a status that nobody knows", { status: "flurb" }],
  ])("as spelled by %s", (_, data) => {
    expect(homeOf(data)).not.toBeNull();
  });

  it.each([
    "_drafts/hello.md",
    "blog/_drafts/2026-11-20-hello.md",
    "drafts/hello.md",
    "src/content/blog/Drafts/hello.md",
    "private/hello.md",
    "_private/hello.md",
    "private-notes/hello.md",
    ".hidden/hello.md",
    ".obsidian/hello.md",
    "blog/.hello.md",
    "blog/_hello.md",
    "blog/_index.md",
    "_includes/hello.md",
    "templates/hello.md",
    "archetypes/default.md",
    "scaffolds/post.md",
    "blog/hello.draft.md",
    "blog/-hello.md",
  ])("where it lies: %s", (path) => {
    expect(homeOf({}, path)).not.toBeNull();
  });

  it("with a reason that names what says so", () => {
    expect(homeOf({ draft: true })).toBe("draft");
    expect(homeOf({ draft: "true" })).toBe("draft");
    expect(homeOf({ isDraft: true })).toBe("draft (isDraft: true)");
    expect(homeOf({ visibility: "members" })).toBe("for members (visibility: members)");
    expect(homeOf({ draft: "maybe" })).toBe("unclear (draft: maybe)");
    expect(homeOf({ params: { private: "yes" } })).toBe("private (params.private: yes)");
    expect(homeOf({}, "_drafts/a.md")).toBe("draft (folder _drafts/)");
    expect(homeOf({ _build: { list: "never" } })).toBe("unlisted (build.list: never)");
  });

  it("without a password in the reason", () => {
    expect(homeOf({ password: "hunter2" })).toBe("locked by a password (password)");
  });
});

describe("a post is for the public", () => {
  it.each<[string, Readonly<Record<string, unknown>>]>([
    ["nothing", {}],
    ["no draft", { draft: false }],
    ["no draft in a word", { draft: "no" }],
    [
      "empty keys, as editors leave them",
      { draft: null, password: "", expiryDate: null, private: " ", publishAt: [] },
    ],
    ["published", { published: true, publish: "yes", status: "published" }],
    ["published on a date", { published: "2026-11-20", Published: "Nov 20, 2026" }],
    ["a public visibility", { visibility: "public", private: "no", hidden: 0, unlisted: "false" }],
    ["WordPress", { post_status: "publish", status: "Publish" }],
    ["Nikola", { status: "featured" }],
    ["a digital garden", { status: "🌱 Seedling" }],
    ["Hugo, as it is by itself", { build: { list: "always", render: "always" }, headless: false }],
    ["Hugo, older", { _build: { list: true, render: true, publishResources: false } }],
    ["a picture that is hidden", { cover: { hidden: true }, image: { private: true } }],
    [
      "parts of the page that are hidden",
      { hide: ["navigation", "toc"], sidebar: { hidden: true }, toc: false },
    ],
    ["a sitemap's weight", { sitemap: { priority: 0.8, changefreq: "weekly" } }],
    ["robots that may index", { robots: "index, follow", noindex: false }],
    ["not in the site's own search", { in_search_index: false, navigation: false, comments: false }],
    ["ordinary tags", { tags: ["draft", "private", "hidden"], categories: "Private Equity" }],
    ["ordinary titles", { title: "Draft: how to keep things private", description: "hidden" }],
    ["an ordinary layout", { layout: "post", type: "post", state: "California", audience: "developers" }],
    ["no end", { expires: false, expiryDate: "never" }],
  ])("that says: %s", (_, data) => {
    expect(homeOf(data)).toBeNull();
  });

  it.each([
    "blog/hello.md",
    "_posts/2026-11-20-hello.md",
    "source/_posts/hello.md",
    "src/content/blog/hello.mdx",
    "content/posts/draft-beer/hello.md",
    "blog/private-equity.md",
    "hidden-gems/hello.md",
    "blog/drafting.md",
  ])("where it lies: %s", (path) => {
    expect(homeOf({}, path)).toBeNull();
  });
});

describe("the times between which a post may be seen", () => {
  it("begin with the latest start and end with the earliest end", () => {
    const { home, notBefore, expiresAt } = decide({
      publishDate: "2026-12-01",
      embargo: "2026-12-03T09:00:00Z",
      expiryDate: "2026-12-24",
      unpublishAt: "2026-12-31",
    });
    expect([home, notBefore, expiresAt]).toEqual([null, at("2026-12-03T09:00Z"), at("2026-12-23T23:00Z")]);
  });

  it.each(["expiryDate", "expires", "expires_at", "unpublishDate", "expirationDate", "unpublish-at"])(
    "end as spelled by %s",
    (key) => {
      expect(decide({ [key]: "2026-12-24T10:00:00+01:00" }).expiresAt).toBe(at("2026-12-24T09:00Z"));
    },
  );
});
