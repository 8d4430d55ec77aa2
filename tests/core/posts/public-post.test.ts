import { describe, expect, it } from "vitest";
import { explainHome, isPublicPost } from "../../../src/core/posts/public-post.ts";
import { at, buildPost } from "../../builders/posts.ts";

const NOW = at("2026-11-23T09:00Z");
const VIEW = { at: NOW, languages: ["en", "es"], requirePage: false };

describe("whether anybody may see a post", () => {
  it.each([
    ["due", {}, true],
    ["at home", { home: "draft" }, false],
    ["at home though it was released", { home: "draft", releasedAt: NOW - 5 }, false],
    ["dated this very millisecond", { publishedAt: NOW }, true],
    ["dated a millisecond ahead", { publishedAt: NOW + 1 }, false],
    [
      "ahead of our clock, and released by one that is further",
      { publishedAt: NOW + 5, releasedAt: NOW + 5 },
      true,
    ],
    ["dated after the moment that it was released", { publishedAt: NOW + 6, releasedAt: NOW + 5 }, false],
    ["released long ago and dated anew since", { publishedAt: NOW - 5, releasedAt: NOW - 10 }, true],
    ["expired this very millisecond", { expiresAt: NOW }, false],
    ["about to expire", { expiresAt: NOW + 1 }, true],
    ["in a language that is offered no more", { language: "fr" }, false],
    ["in the second language that is offered", { language: "es" }, true],
    ["kept out of mails alone", { newsletter: false }, true],
  ])("that is %s: %j, %s", (_, difference, seen) => {
    expect(isPublicPost(buildPost("a", difference), VIEW)).toBe(seen);
  });
});

describe("why a post stays home", () => {
  it("is what its file says before all else, then its end, then its language", () => {
    const post = buildPost("a", { home: "draft", expiresAt: NOW - 1, language: "fr" });
    expect(explainHome(post, VIEW)).toBe("draft");
    expect(explainHome({ ...post, home: null }, VIEW)).toBe("expired (since 2026-11-23T08:59:59.999Z)");
    expect(explainHome({ ...post, home: null, expiresAt: null }, VIEW)).toBe("language not offered (fr)");
    expect(explainHome(buildPost("a"), VIEW)).toBeNull();
  });
});
