import { describe, expect, it } from "vitest";
import { decideHome } from "../../../../src/core/posts/visibility/decide-home.ts";
import { at } from "../../../builders/posts.ts";

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
    ["a password that is a word for the public", { password: "open" }],
    ["a password that is a word for no", { password: "no" }],
    ["a password that is a number", { passphrase: 0 }],
    ["a password that nobody can read", { passwordHash: "2bb80d53" }],
    ["protected by one", { password_protected: true }],
    ["behind a log-in", { requires_login: true }],
    ["Substack, for who pays", { audience: "only_paid" }],
    ["Substack, for founders", { audience: "founding" }],
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
    ["for a look before", { previewOnly: true }],
    ["on the author's machine alone", { dev_only: true }],
    ["on no other either", { localOnly: "yes" }],
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
    ...[
      ...[
        "hideFromHomePage",
        "hideInList",
        "hide_from_list",
        "hide_in_index",
        "hide-on-home",
        "excludeFromAnything",
      ],
      ...["hiddenInHomeList", "hidePost", "unlistFromArchive", "omit_from_feed", "hide_from_everywhere"],
      ...["exclude", "internal", "removed", "obsolete", "preview", "test", "todo", "wip", "needsReview"],
      ...["borrador", "brouillon", "entwurf", "Entwürfe", "rascunho", "مسودة", "is_borrador", "draft?"],
      ...["doNotPublish", "dont_list", "notReady", "not-public", "noFeed", "privé"],
    ].map((key): [string, Readonly<Record<string, unknown>>] => [`${key}: true`, { [key]: true }]),
    ...[
      ...["ready", "approved", "released", "include", "showInList", "include_in_feed", "listed-on-home"],
      ...["publié", "veröffentlicht", "publicado"],
    ].map((key): [string, Readonly<Record<string, unknown>>] => [`${key}: no`, { [key]: "no" }]),
    ["a workflow", { workflow: "draft" }],
    ["a review that waits", { review: "pending" }],
    ["a review that is needed", { review: "needed" }],
    ["a word of another language", { state: "Borrador", estado: "borrador" }],
    ["a flag", { flags: ["featured", "draft"] }],
    ["flags in a text", { flags: "featured, hidden" }],
    // No generator reads a tag so; an author who writes one alone hardly means the subject.
    ["a tag", { tags: ["Kafka", "Draft"] }],
    ["a tag in a text", { tags: "kafka, wip" }],
    ["a category of another language", { categories: "Brouillons" }],
    ["a tag that cannot be a subject", { tags: ["unlisted"] }],
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
    "draft-v.md",
    "DRAFT.w.md",
    "x-draft.md",
    "x.draft.es.md",
    "x-draft.es.md",
    "2026-11-20-draft-x.md",
    "[WIP] x.md",
    "x (borrador).md",
    "draft-x/index.md",
    "x-draft/index.md",
    "entwuerfe/x.md",
    "entwürfe/x.md",
    "Entwu\u0308rfe/x.md",
    "borradores/x.md",
    "brouillons/x.md",
    "_rascunhos/x.md",
    "مسودات/x.md",
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

/** PaperMod, LoveIt, Docusaurus, Starlight, Quarto… */
const THEME_SWITCHES = [
  ..."hideToc hide_title hideComments hideSummary hideMeta hide_table_of_contents hideTitle hideFooter".split(
    " ",
  ),
  ..."excludeFromSearch hideFromSearch hide_from_nav hideInMenu hideFromToc hideIntro hideInfo hideInteractions".split(
    " ",
  ),
  ..."hideOnlineStatus hideAuthor noToc noComments hidePostMeta".split(" "),
];

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
    ["ordinary tags", { tags: ["NFL draft", "private", "hidden"], categories: "Private Equity" }],
    ["ordinary titles", { title: "Draft: how to keep things private", description: "hidden" }],
    ["an ordinary layout", { layout: "post", type: "post", state: "California", audience: "developers" }],
    ["parts of the page that a theme hides", Object.fromEntries(THEME_SWITCHES.map((key) => [key, true]))],
    ["words that say public", { exclude: false, hideInList: false, internal: "no", preview: false, test: 0 }],
    [
      "words for ready",
      { ready: true, approved: "yes", released: true, review: "done", workflow: "approved" },
    ],
    ["a reviewer", { review: 4.5, type: "review", layout: "review", released: "v1.2", tags: ["review"] }],
    ["a review in a group", { review: { rating: 5 } }],
    [
      "other meanings",
      { preview: "/img/x.png", test: "Vitest", include: "x.html", internal: "https://x.example" },
    ],
    ["patterns", { exclude: ["a"], todo: ["write", "send"], include: ["b"], phase: "beta", until: "v2" }],
    ["dates that publish nothing", { updated: "2099-01-01", lastmod: "2099-01-01", eventDate: "2099-01-01" }],
    ["no end", { expires: false, expiryDate: "never" }],
  ])("that says: %s", (_, data) => {
    expect(homeOf(data)).toBeNull();
  });

  it.each([
    "blog/hello.md",
    "_posts/2026-11-20-hello.md",
    "source/_posts/hello.md",
    "src/content/blog/hello.mdx",
    "content/posts/nfl-draft-picks/hello.md",
    "blog/overdraft.md",
    "blog/wipro.md",
    "blog/private-equity.md",
    "hidden-gems/hello.md",
    "blog/drafting.md",
  ])("where it lies: %s", (path) => {
    expect(homeOf({}, path)).toBeNull();
  });
});

describe("a name that sounds like a draft's", () => {
  it.each(["content/posts/draft-beer/hello.md", "blog/the-nba-draft.md", "blog/draft-picks.md"])(
    "is settled by what the file says: %s",
    (path) => {
      expect(homeOf({}, path)).not.toBeNull();
      expect(homeOf({ draft: false }, path)).toBeNull();
      expect(homeOf({ status: "published" }, path)).toBeNull();
      expect(homeOf({ draft: "" }, path)).not.toBeNull();
    },
  );

  it("has a reason that names the file or the folder", () => {
    expect(homeOf({}, "blog/draft-v.md")).toBe("draft (file draft-v.md)");
    expect(homeOf({}, "draft-x/index.md")).toBe("draft (folder draft-x/)");
    expect(homeOf({}, "Entwürfe/index.md")).toBe("draft (folder Entwürfe/)");
  });

  it("stays home in a folder of drafts, whatever the file says", () => {
    expect(homeOf({ draft: false }, "_drafts/a.md")).not.toBeNull();
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

  it.each([
    "date",
    "publishedAt",
    "published_date",
    "releaseDate",
    "pubDate",
    "datePublished",
    "Post Date",
    "released",
  ])("begin at the latest date of publication, such as %s", (key) => {
    expect(decide({ pubDate: "2026-11-01", date: "2026-11-01", [key]: "2099-01-01" }).notBefore).toBe(
      at("2098-12-31T23:00Z"),
    );
  });

  it.each(["updated", "lastmod", "modifiedAt", "eventDate", "startDate"])("do not begin at %s", (key) => {
    expect(decide({ [key]: "2099-01-01" }).notBefore).toBeNull();
  });

  it.each(["end_date", "endDate", "until"])("end at %s, where it is a date", (key) => {
    expect(decide({ [key]: "2020-01-01" }).expiresAt).toBe(at("2019-12-31T23:00Z"));
    expect(decide({ [key]: "present" })).toEqual({ home: null, notBefore: null, expiresAt: null });
  });
});
