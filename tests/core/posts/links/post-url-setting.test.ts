import { describe, expect, it } from "vitest";
import { locatePostUrlFault, parsePostUrl } from "../../../../src/core/posts/links/post-url-setting.ts";

describe("the setting POST_URL", () => {
  it.each([
    "/:year/:month/:day/:slug/",
    ":slug.html",
    "/blog/:path",
    "/:lang?/:title/",
    "/:month_:day/:name",
    "pretty",
    "weekdate",
    "/:sections[1:]/:slug/",
    "/:2006/:01/:slugorcontentbasename/",
    "/posts/:abbrlink/",
    "/a\\:b/:hash",
    "  /artículos/:slug/ ",
  ])("takes %j", (text) => {
    expect(parsePostUrl(text)).not.toBeNull();
  });

  it.each([
    "/:yeer/:slug/",
    "/:year-:2007/:slug/",
    "/:title[1:]/",
    "/:sections[1/:slug/",
    "/:sections[one:]/:slug/",
    "/:2006/:01/",
    "/blog:nothing/:slug",
    "/blog/",
    "/:year/:month/:day/",
    "https://blog.example.com/:slug/",
    "/:slug/?utm=x",
    "/:slug?",
    "/{slug}/:slug/",
    "/../:slug/",
    "/:slug/#top",
    "/two words/:slug",
    "/a\\:slug",
    "/a\\b/:slug",
    `/${"a".repeat(500)}/:slug`,
    7,
    ["/:slug/"],
  ])("refuses %j", (raw) => {
    expect(parsePostUrl(raw)).toBeNull();
  });

  it("names each token that there is none of, and those that there are", () => {
    const fault = locatePostUrlFault("/:yeer/:slug/:foo");
    expect(fault).toMatch(
      /^There is no token :yeer :foo\. Tokens: :year :month :day :slug :title :lang :path/,
    );
    expect(fault).toContain(":folder :category :id");
    expect(locatePostUrlFault(`/:${"x".repeat(90)}`)).not.toContain("x".repeat(41));
  });

  it("says that two posts would have one address where nothing tells them apart", () => {
    expect(locatePostUrlFault("/:year/:month/")).toContain("one address");
    expect(locatePostUrlFault("https://blog.example.com/:slug/")).toBe("");
  });
});
