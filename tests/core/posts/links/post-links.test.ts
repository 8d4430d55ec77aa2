import { describe, expect, it } from "vitest";
import { parseFrontMatter } from "../../../../src/core/posts/front-matter/parse-front-matter.ts";
import { parsePostUrl } from "../../../../src/core/posts/links/post-url-setting.ts";

const SITE = "https://blog.example.com";

interface Given {
  readonly postUrl?: string;
  readonly postsFolder?: string;
  readonly siteUrl?: string;
  readonly timeZone?: string;
}

/** The address below the site; what cannot be read says why. */
function link(path: string, data: Record<string, unknown> = {}, given: Given = {}): string {
  const { postUrl, postsFolder = "", siteUrl = SITE, timeZone = "UTC" } = given;
  const pattern = postUrl === undefined ? null : parsePostUrl(postUrl);
  if (postUrl !== undefined && pattern === null) throw new Error(`no pattern: ${postUrl}`);
  const site = new URL(siteUrl);
  const rules = { siteUrl: site, languages: ["en", "es"], timeZone, postsFolder, postUrl: pattern };
  const read = parseFrontMatter({ title: "Hello there", date: "2026-11-20", ...data }, path, rules);
  return read.ok ? read.value.url.href.replace(site.origin, "") : JSON.stringify(read.problem);
}

/** As in the example of Hexo's documentation, whose machine is in UTC. */
const HEXO_DATE = { date: "2013-07-14 17:01:34" };

describe("the address that a generator gives a post by itself", () => {
  it.each<[string, string, Record<string, unknown>?, Given?]>([
    // Jekyll
    ["_posts/2026-11-20-hello.md", "/2026/11/20/hello.html"],
    ["_posts/2026-11-20-Hello-World.markdown", "/2026/11/20/Hello-World.html"],
    ["_posts/2026-11-20-hello world (two).md", "/2026/11/20/hello-world-(two).html"],
    ["_posts/2026-11-20-café-ñandú.md", "/2026/11/20/caf%C3%A9-%C3%B1and%C3%BA.html"],
    ["_posts/2026-11-20-日本語.md", "/2026/11/20/%E6%97%A5%E6%9C%AC%E8%AA%9E.html"],
    ["_posts/2026-11-20-don't.md", "/2026/11/20/don't.html"],
    ["_posts/2026/2026-11-20-hello.md", "/2026/11/20/hello.html"],
    ["docs/_posts/2026-11-20-hello.md", "/2026/11/20/hello.html"],
    ["tech/_posts/2026-11-20-hello.md", "/tech/2026/11/20/hello.html"],
    ["tech/_posts/2026-11-20-hello.md", "/tech/css/2026/11/20/hello.html", { category: "CSS" }],
    ["_posts/2026-11-20-hello.md", "/web/css/2026/11/20/hello.html", { categories: ["Web", "CSS"] }],
    ["_posts/2026-11-20-hello.md", "/web/css/2026/11/20/hello.html", { categories: "web css" }],
    ["_posts/2026-11-20-hello.md", "/web%20design/2026/11/20/hello.html", { category: "Web Design" }],
    ["_posts/2026-11-20-hello.md", "/2026/11/20/other.html", { slug: "other" }],
    ["_posts/2026-11-20-hello.md", "/2026/11/18/hello.html", { date: "2026-11-18" }],
    ["_posts/es/2026-11-20-hola.md", "/es/2026/11/20/hola.html"],
    ["_posts/en/2026-11-20-hello.md", "/2026/11/20/hello.html"],
    ["_posts/2026-11-20-hello.es.md", "/es/2026/11/20/hello.html"],
    ["2026-11-20-hello.md", "/2026/11/20/hello.html", {}, { postsFolder: "_posts" }],
    ["2026-11-20-hello.md", "/2026/11/20/hello.html", {}, { postsFolder: "site/_posts" }],
    ["_posts/2026-11-20-hello.md", "/blog/2026/11/20/hello.html", {}, { siteUrl: `${SITE}/blog` }],
    // Hexo
    ["source/_posts/hello.md", "/2026/11/20/hello/"],
    ["source/_posts/Hello-World.md", "/2026/11/20/Hello-World/"],
    ["source/_posts/lorem/hello.md", "/2026/11/20/lorem/hello/"],
    ["source/_posts/你好.md", "/2026/11/20/%E4%BD%A0%E5%A5%BD/"],
    ["source/_posts/2026-11-20-hello.md", "/2026/11/20/hello/"],
    ["blog/source/_posts/hello.md", "/2026/11/20/hello/"],
    ["hello.md", "/2026/11/20/hello/", {}, { postsFolder: "source/_posts" }],
    // the starter of Next.js
    ["_posts/hello.md", "/posts/hello"],
    // Docusaurus
    ["blog/2026-11-20-hello.md", "/blog/2026/11/20/hello"],
    ["blog/2026-11-20-hello/index.md", "/blog/2026/11/20/hello"],
    ["blog/2026/11/20/hello.md", "/blog/2026/11/20/hello"],
    ["website/blog/2026-11-20-hello.mdx", "/blog/2026/11/20/hello"],
    ["blog/2026-11-20-hello.md", "/blog/other", { slug: "/other" }],
    ["i18n/es/docusaurus-plugin-content-blog/2026-11-20-hola.md", "/es/blog/2026/11/20/hola"],
    ["i18n/es/docusaurus-plugin-content-blog/hola.md", "/es/blog/hola"],
    // the path tells no more than today
    ["content/posts/first.md", "/posts/first"],
    ["first.md", "/posts/first", {}, { postsFolder: "content/posts" }],
    ["content/posts/first.md", "/posts/first", {}, { postsFolder: "content" }],
    ["hello/index.md", "/hello", {}, { postsFolder: "content/blog" }],
    ["hello.md", "/hello", {}, { postsFolder: "src/content/blog" }],
    ["src/content/blog/hello/index.mdx", "/blog/hello"],
    ["posts/2026-11-20-hello.md", "/posts/2026-11-20-hello"],
    ["content/blog/hello.es.md", "/es/blog/hello"],
  ])("%s is %s (%j, %j)", (path, address, data, given) => {
    expect(link(path, data, given)).toBe(address);
  });
});

describe("the setting POST_URL", () => {
  it.each<[string, string, string, Record<string, unknown>?, Given?]>([
    ["/:year/:month/:day/:slug/", "posts/hello.md", "/2026/11/20/hello/"],
    ["/:year/:month/:day/:slug/", "posts/2026-11-20-hello.md", "/2026/11/20/hello/"],
    ["/:year/:month/:day/:slug/", "posts/hello/index.md", "/2026/11/20/hello/"],
    ["/:year/:month/:day/:slug/", "posts/x.md", "/2026/11/20/mine/", { slug: "mine" }],
    ["/:year/:month/:day/:slug/", "posts/x.md", "/gatsby", { slug: "/gatsby/" }],
    ["/:year/:month/:day/:slug/", "posts/x.md", "/by-hand/", { permalink: "/by-hand/" }],
    [
      "/:year/:month/:day/:slug/",
      "posts/hello.md",
      "/blog/2026/11/20/hello/",
      {},
      { siteUrl: `${SITE}/blog/` },
    ],
    ["/:year/:month/:day/:slug", "posts/hello.md", "/2026/11/20/hello"],
    [":year/:slug.html", "posts/hello.md", "/2026/hello.html"],
    ["/:year-:month-:day-:slug/", "posts/hello.md", "/2026-11-20-hello/"],
    ["/:year/:i_month/:i_day/:y_day/:slug", "x.md", "/2026/1/5/005/x", { date: "2026-01-05" }],
    ["/:month_:day/:slug", "x.md", "/11_20/x"],
    ["/artículos/:slug/", "café.md", "/art%C3%ADculos/caf%C3%A9/"],
    ["/art%C3%ADculos/:slug/", "x.md", "/art%C3%ADculos/caf%C3%A9/", { slug: "caf%C3%A9" }],
    ["/posts/:title/", "x.md", "/posts/dont-panic-a-b/", { title: "Don't panic: A & B!" }],
    ["/posts/:title/", "x.md", "/posts/%C3%A9t%C3%A9-%C3%B1u/", { title: "Été, ñu" }],
    ["/posts/:title/", "x.md", "/posts/x/", { title: "???" }],
    ["/posts/:post_title/", "x.md", "/posts/ete-nu-%E4%BD%A0%E5%A5%BD/", { title: "Été, ñu 你好" }],
    ["/:categories/:title/", "_posts/2026-11-20-Hello.md", "/a/b/Hello/", { categories: ["A", "B"] }],
    ["/:categories/:title/", "_posts/2026-11-20-hello.md", "/hello/"],
    ["/:category/:title/", "source/_posts/hello.md", "/Web/CSS/hello/", { categories: ["Web", "CSS"] }],
    ["/:category/:slug/", "hello.md", "/web-design/hello/", { categories: ["Web Design", "x"] }],
    ["/:section/:slugorfilename/", "content/posts/Hello World.md", "/posts/hello-world/"],
    ["/:section/:contentbasename/", "Hello.md", "/posts/hello/", {}, { postsFolder: "content/posts" }],
    ["/:sections/:filename/", "content/a/b/hello.md", "/a/b/hello/"],
    ["/:sections[1:]/:slug/", "content/a/b/c/hello.md", "/b/c/hello/"],
    ["/:sections[last]/:slug/", "content/a/b/c/hello.md", "/c/hello/"],
    ["/:sections[:last]/:slug/", "content/a/b/c/hello.md", "/a/b/hello/"],
    ["/:sections[:2]/:slug/", "content/a/b/c/hello.md", "/a/b/hello/"],
    ["/:sections[1:last]/:slug/", "content/a/b/c/hello/index.md", "/b/hello/"],
    ["/:sections[0]/:sections[2]/:slug/", "content/a/b/c/hello.md", "/a/c/hello/"],
    ["/:sections[5]/:sections[5:]/:sections[:9]/:slug/", "content/a/b/hello.md", "/a/b/hello/"],
    ["/:sections[1:]/:slug/", "content/hello.md", "/hello/"],
    ["/:sections[last]/:slug/", "hello.md", "/posts/hello/", {}, { postsFolder: "content/posts" }],
    ["/:sectionslug/:sectionslugs[1:]/:slugorcontentbasename/", "content/My Notes/b/X.md", "/my-notes/b/x/"],
    ["/:2006/:01/:02/:slug/", "x.md", "/2026/11/20/x/"],
    ["/:06/:1/:2/:002/:slug/", "x.md", "/26/1/5/005/x/", { date: "2026-01-05" }],
    ["/:20060102-:slug/", "x.md", "/20261120-x/"],
    ["/:January/:Jan/:Monday/:Mon/:slug/", "x.md", "/November/Nov/Friday/Fri/x/"],
    ["/:15:04:05/:03:PM/:slug/", "x.md", "/212345/09PM/x/", { date: "2026-11-20T21:23:45Z" }],
    ["/a\\:b/:slug/", "x.md", "/a:b/x/"],
    ["/:title-:hash/", "source/_posts/hello-world.md", "/hello-world-a2c8ac003b43/", HEXO_DATE],
    ["/:hash/", "source/_posts/lorem/hello-world.md", "/37430ba0be7d/", HEXO_DATE],
    ["/posts/:abbrlink.html", "source/_posts/你好.md", "/posts/4a17b156.html", { abbrlink: "4a17b156" }],
    ["/posts/:abbrlink/", "source/_posts/a.md", "/posts/48013/", { abbrlink: 48013 }],
    ["/:urlname/", "source/_posts/你好.md", "/hello/", { urlname: "hello" }],
    ["/:urlname/", "source/_posts/hello.md", "/hello/"],
    ["/:collection/:basename/", "_recipes/pie.md", "/recipes/pie/"],
    ["/:year/:regular", "blog/hello.md", "/2026/blog/hello"],
    ["/notes/:path/", "en/sub/hello.md", "/notes/en/sub/hello/"],
    ["/:folder/:slug", "a/b/hello.md", "/a/b/hello"],
    ["/:lang/:slug/", "es/hola.md", "/es/hola/"],
    ["/:lang/:path/", "es/hola.md", "/es/hola/"],
    ["/:lang?/:path/", "en/hello.md", "/hello/"],
    ["/:lang?/:path/", "es/hola.md", "/es/hola/"],
    ["/:lang?/:slug/", "hello.es.md", "/es/hello/"],
    ["/:slug/", "hello.es.md", "/es/hello/"],
    ["/p/:id", "hello.md", "/p/42", { id: "42" }],
    ["pretty", "_posts/2026-11-20-hello.md", "/a/2026/11/20/hello/", { category: "a" }],
    ["date", "_posts/2026-11-20-hello.md", "/2026/11/20/hello.html"],
    ["ordinal", "_posts/2026-11-20-hello.md", "/2026/324/hello.html"],
    ["weekdate", "_posts/2026-11-20-hello.md", "/2026/W47/Fri/hello.html"],
    ["/:short_year/:long_month/:weekday/:w_day/:yearday/:name/", "x.md", "/26/November/5/5/324/x/"],
    ["/posts/:title/", "x.md", "/posts/a--b-c.d_e/", { title: "A--B - C.D_E ✨" }],
    ["/:slug/", "x.md", "/a%EF%BF%BD/", { slug: "a\ud800" }],
    ["none", "_posts/2026-11-20-hello.md", "/hello.html"],
    ["/:slug/", "hello.md", "/evil/", { slug: "../../evil" }],
  ])("%s makes of %s %s (%j, %j)", (postUrl, path, address, data, given) => {
    expect(link(path, data, { ...given, postUrl })).toBe(address);
  });

  it("takes the date in the newsletter's zone", () => {
    const late = { date: "2026-11-20T23:30:00Z" };
    const postUrl = "/:year/:month/:day/:slug/";
    expect(link("x.md", late, { postUrl, timeZone: "Europe/Madrid" })).toBe("/2026/11/21/x/");
    expect(link("x.md", late, { postUrl, timeZone: "America/New_York" })).toBe("/2026/11/20/x/");
    expect(link("x.md", {}, { postUrl, timeZone: "America/New_York" })).toBe("/2026/11/20/x/");
  });
});

describe("a canonical address", () => {
  it.each<[Record<string, unknown>, string]>([
    [{ canonicalURL: "https://medium.example/@a/hello" }, "/posts/hello"],
    [{ canonical_url: "https://dev.example/a/hello" }, "/posts/hello"],
    [{ canonical: "https://www.blog.example.com/x/" }, "https://www.blog.example.com/x/"],
    [{ canonicalURL: "/x/" }, "/x/"],
    [{ permalink: "https://other.example/x/" }, "https://other.example/x/"],
  ])("is the link only where it is on the blog itself: %j", (data, address) => {
    expect(link("posts/hello.md", data)).toBe(address);
  });
});

describe("a pattern in front matter", () => {
  it.each<[Record<string, unknown>, string, string]>([
    [{ permalink: "/:year/:title/" }, "_posts/2026-11-20-hello.md", "/2026/hello/"],
    [{ permalink: "/:year/:title/" }, "en/hello.md", "/2026/hello/"],
    [{ permalink: "/:categories/:title.html", category: "News" }, "x/hello.md", "/news/hello.html"],
    [{ permalink: "/:year/:month/:day/:slug" }, "posts/2026-11-20-Hello.md", "/2026/11/20/hello"],
    [{ url: "/:year/:title/" }, "content/posts/x.md", "/2026/hello-there/"],
    [{ url: "/:year/:slug/" }, "content/posts/x.md", "/2026/hello-there/"],
    [{ url: "/:year/:slug/", slug: "Mine" }, "content/posts/x.md", "/2026/mine/"],
    [{ url: "/:2006/:Jan/:slugorcontentbasename/" }, "content/posts/x.md", "/2026/Nov/x/"],
    [{ url: "/:sections[last]/:contentbasename/" }, "content/a/b/X.md", "/b/x/"],
    [{ url: "/my\\:example/x" }, "content/posts/x.md", "/my:example/x"],
    [{ permalink: "/at/12:15/hello/" }, "x.md", "/at/12:15/hello/"],
    [{ permalink: "/wiki/a:2006/" }, "x.md", "/wiki/a:2006/"],
    [{ permalink: "/notes/{{ page.fileSlug }}/" }, "posts/2026-11-20-Hello.md", "/notes/Hello/"],
    [{ permalink: "/notes/{{slug}}/index.html", slug: "a" }, "x.md", "/notes/a/index.html"],
    [{ permalink: "/wiki/Category:About/" }, "x.md", "/wiki/Category:About/"],
  ])("is filled in as its generator does: %j, %s, %s", (data, path, address) => {
    expect(link(path, data)).toBe(address);
    expect(link(path, data, { postUrl: "/never/:slug/" })).toBe(address);
  });

  it("is refused where a token of it is unknown, with the ones that there are", () => {
    expect(link("x.md", { permalink: "/:yeer/:title/" })).toContain(":yeer");
    expect(link("x.md", { permalink: "/:yeer/:title/" })).toContain(":year :month :day");
    for (const text of ["/:2007/:title/", "/:sections[x]/:title/", "/:title[1:]/", "/:sections[]/:title/"])
      expect(link("x.md", { url: text })).toContain("There is no token");
    expect(link("x.md", { permalink: `${SITE}/:year/:title/` })).toContain("write the finished address");
  });
});
