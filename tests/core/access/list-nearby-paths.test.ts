import { describe, expect, it } from "vitest";
import { listNearbyPaths } from "../../../src/core/access/list-nearby-paths.ts";

const near = (path: string) => listNearbyPaths(path).map((one) => one.path);

describe("a path beside one of ours", () => {
  it.each([
    ["/issues/", "/issues"],
    ["/issues//", "/issues"],
    ["//issues", "/issues"],
    ["/issues//weekly-1", "/issues/weekly-1"],
    ["/\\issues", "/issues"],
    ["/index.html", "/"],
    ["/issues/index.htm", "/issues"],
    ["/feed.xml/", "/feed.xml"],
    ["/Feed.XML", "/feed.xml"],
    ["/Unsubscribe", "/unsubscribe"],
    ["/unsubscribe.", "/unsubscribe"],
    ["/unsubscribe%3E", "/unsubscribe"],
    ["/preferences/pause%22%3E", "/preferences/pause"],
    ["/feed.xml%20", "/feed.xml"],
  ])("is %s for %s", (path, meant) => {
    expect(near(path)).toContain(meant);
  });

  it("keeps what was cut off, where a token may be in it", () => {
    expect(listNearbyPaths("/unsubscribe%3Ftoken%3Dabc")).toContainEqual({
      path: "/unsubscribe",
      rest: "?token=abc",
    });
    expect(listNearbyPaths("/unsubscribe&token=abc")).toContainEqual({
      path: "/unsubscribe",
      rest: "&token=abc",
    });
    expect(listNearbyPaths("/confirm/abc")).toContainEqual({ path: "/confirm", rest: "/abc" });
  });

  it.each([
    "//evil.example/",
    "/\\evil.example",
    "/%2F%2Fevil.example/",
    "///evil.example//x/",
    "/%5C/evil.example",
  ])("never leads to another host: %s", (path) => {
    expect(near(path).length).toBeGreaterThan(0);
    for (const meant of near(path)) {
      expect(meant).toMatch(/^\/(?![/\\])/);
      expect(new URL(meant, "https://news.example.com").host).toBe("news.example.com");
    }
  });

  it("takes a broken percent sign as it is", () => {
    expect(near("/issues%/")).toContain("/issues%");
  });
});
