import { describe, expect, it } from "vitest";
import { decideHome } from "../../../../src/core/posts/visibility/decide-home.ts";
import { at } from "../../../builders/posts.ts";

type Data = Readonly<Record<string, unknown>>;
const decide = (data: Data, path = "blog/hello.md") => decideHome(data, path, "Europe/Madrid");
const keysAs = (keys: string, value: unknown): readonly Data[] =>
  keys.split(" ").map((key) => ({ [key]: value }));

const STATUS: readonly Data[] = [
  ...keysAs("ghost_status draft-status editorial_status noteState review_stage obsidian-status", "draft"),
  ...keysAs("kind progress maturity lifecycle readiness growth", "draft"),
  ...keysAs("kind progress", "in progress"),
  { "draft-status": "first round" },
  { stato: "bozza" },
  { 状态: "草稿" },
];

const LABELS: readonly Data[] = [
  { tags: ["kafka", "status/draft"] },
  { tags: "#status/draft, kafka" },
  { tags: ["status/in-progress"] },
  { tags: ["publish:private"] },
  { tags: ["blog/status/wip"] },
  { tags: ["status-draft"] },
  { tags: ["draft/ideas"] },
  { tags: ["note/draft"] },
  { categories: ["estado/borrador"] },
];

const ACCESS: readonly Data[] = [
  ...keysAs(
    "memberOnly subscriberOnly membersOnly patron_only staff-only onlyForMembers paidMembersOnly",
    true,
  ),
  ...keysAs("friendsOnly inviteOnly membershipRequired requiresSubscription", true),
  ...keysAs("access_level permissions privacy sharing accessControl", "private"),
  ...keysAs("classification sensitivity security_level", "internal"),
  { classification: "Confidential" },
  { permissions: ["members"] },
  { audience: ["subscribers"] },
];

const SWITCHES: readonly Data[] = [
  ...keysAs("draftMode draft_mode isDraftPost save-as-draft draftFlag", true),
  ...keysAs(
    "never_publish neverList disableFeed disable_rss noSitemap skip_publishing notForPublication",
    true,
  ),
  ...keysAs("not-yet-ready doNotDisplay", true),
  ...keysAs("show display shown displayed publishable discoverable", false),
  { show: "never" },
  { display: "none" },
  { display: "hidden" },
  ...keysAs("in_feed inSitemap on_home feedInclude in-collections feed_enabled", false),
  ...keysAs("bookHidden geekdocHidden feed_exclude sitemapDisabled list-hidden docHidden rssExclude", true),
  ...keysAs("feed rss sitemap list", { exclude: true }),
  ...keysAs("feed sitemap collections", { hidden: "yes" }),
  ...keysAs("feed sitemap", { enable: false }),
  { sitemap: "exclude" },
  { rss: "none" },
  { index: false },
  { index: "no" },
  { index: "noindex" },
  { seo: { index: false } },
  ...keysAs("withdrawn retracted revoked rejected suspended taken_down onHold", true),
  { retracted: "2026-01-01" },
];

const LANGUAGES: readonly Data[] = [
  ...keysAs("草稿 черновик bozza bozze чернетка utkast kladde luonnos taslak πρόχειρο 下書き 초안", true),
  ...keysAs("טיוטה پیش‌نویس ฉบับร่าง मसौदा ciornă koncept", true),
  ...keysAs("privato vertraulich приватный 私密 非公開 nascosto 隐藏", true),
  ...keysAs("pubblicato опубликован 公開 yayınlandı öffentlich", false),
  { status: "черновик" },
  { tags: ["草稿"] },
];

describe("a post stays home by", () => {
  it.each([...STATUS, ...LABELS, ...ACCESS, ...SWITCHES, ...LANGUAGES])(
    "what its file says in the words of a tool, a habit or a language: %j",
    (data) => {
      expect(decide(data).home).not.toBeNull();
    },
  );

  it.each([
    ..."草稿 черновики черновик bozze bozza utkast taslaklar 下書き 초안 _drafts".split(" "),
    ..."in-progress In_Progress pending needs-review review members Members-Only subscribers premium".split(
      " ",
    ),
    ..."withdrawn embargoed unfinished 私密".split(" "),
  ])("a folder of that name: %s/", (folder) => {
    expect(decide({}, `blog/${folder}/hello.md`).home).not.toBeNull();
  });

  it("reasons that name the key, the label or the folder", () => {
    expect(decide({ ghost_status: "draft" }).home).toBe("draft (ghost_status: draft)");
    expect(decide({ tags: ["a", "status/draft"] }).home).toBe('draft (tags: ["a","status/draft"])');
    expect(decide({ memberOnly: true }).home).toBe("for members (memberOnly: true)");
    expect(decide({ feed: { exclude: true } }).home).toBe("excluded (feed)");
    expect(decide({ 草稿: true }).home).toBe("draft (草稿: true)");
    expect(decide({}, "in-progress/a.md").home).toBe("draft (folder in-progress/)");
    expect(decide({}, "members/a.md").home).toBe("for members (folder members/)");
    expect(decide({}, "review/a.md").home).toBe("not ready (folder review/)");
  });

  it("until the date that it names", () => {
    for (const key of ["draft_until", "hideBefore", "private-till", "publish_after", "visibleAfter"]) {
      expect(decide({ [key]: "2099-01-01" })).toEqual({
        home: null,
        notBefore: at("2098-12-31T23:00Z"),
        expiresAt: null,
      });
    }
  });

  it("since the date that it names", () => {
    for (const key of ["withdrawn_at", "deletedOn", "retraction_date"]) {
      expect(decide({ [key]: "2026-01-01" }).expiresAt).toBe(at("2025-12-31T23:00Z"));
      expect(decide({ [key]: null }).expiresAt).toBeNull();
    }
  });
});

describe("a post is for the public though a word looks alike", () => {
  it.each<Data>([
    { tags: ["draft-horses", "nba/draft-picks", "sports/draft", "state-secret", "bozzetto"] },
    { tags: ["status/published", "status/evergreen", "type/review", "members", "review", "in-progress"] },
    { progress: 100 },
    { progress: "80%" },
    { progress: "done", maturity: "evergreen", growth: "budding" },
    { kind: "page" },
    { kind: "review" },
    { kind: "article", lifecycle: "stable" },
    { show: true, display: "block", shown: "yes" },
    { show: "Doctor Who" },
    { index: 0 },
    { index: "0" },
    { index: 3 },
    { index: true },
    { comment_status: "closed", ping_status: "closed", project_status: "in progress", http_status: 404 },
    { build_status: "pending", order_status: "pending", united_states: "required" },
    { access: "public", access_level: 1, permissions: ["read", "write"], classification: "animals" },
    { audience: "developers", scope: "backend", privacy: "/privacy/", sharing: true },
    { mobileOnly: true, webOnly: true, desktop_only: true, memberOnly: false },
    { draftMode: false, "draft-status": "final", draft_version: 2 },
    { draft_until: "2020-01-01", withdrawn: false, retracted: "no" },
    { disableShare: true, disableComments: true, noarchive: true, never_expires: true, notoc: true },
    { in_menu: false, in_search_index: false, inSidebar: false },
    { tocHidden: true, coverHidden: true, menuHidden: true, bookSearchExclude: true, bookHidden: false },
    { feed: { title: "x" }, sitemap: { priority: 0, changefreq: "never", exclude: false } },
    { feed: "https://x.example/feed.xml", list: "ordered", rss: { exclude: "no" } },
    {
      concept: "a sketch",
      cache: true,
      草稿: false,
      bozza: "no",
      pubblicato: true,
      公開: "はい",
      publicado: "sí",
      brouillon: "non",
    },
    { note: "draft", story: "private lives", medium: "private" },
  ])("in what its file says: %j", (data) => {
    const { home, notBefore, expiresAt } = decide(data);
    expect([home, expiresAt]).toEqual([null, null]);
    expect(notBefore ?? 0).toBeLessThan(at("2026-01-01T00:00Z"));
  });

  it.each(
    "reviews in-progressive pending-tasks members-of-parliament premium-coffee subscribers-guide 草稿纸 bozzetti reviewers queue".split(
      " ",
    ),
  )("in where it lies: %s/", (folder) => {
    expect(decide({}, `blog/${folder}/hello.md`).home).toBeNull();
  });

  it("in a folder of reviews, once the file says so", () => {
    expect(decide({ draft: false }, "review/dune.md").home).toBeNull();
    expect(decide({ draft: false }, "members/dune.md").home).not.toBeNull();
  });
});
