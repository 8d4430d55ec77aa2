import { describe, expect, it } from "vitest";
import { asIssueId } from "../../../src/core/ids.ts";
import { decideTest } from "../../../src/core/schedule/decide-test.ts";
import { at, buildPost } from "../../builders/posts.ts";

const NOW = at("2026-11-23T09:00Z");
const RULES = { languages: ["en", "es"], shards: 16 } as const;
const decide = (posts: Parameters<typeof decideTest>[0]["posts"], names: readonly string[]) =>
  decideTest({ posts }, names, NOW, RULES);

describe("a test of named posts", () => {
  it("is what their special would be, held by nobody and for everybody at once", () => {
    expect(decide([buildPost("a")], ["a"])).toEqual({
      ok: true,
      value: {
        ...{ id: "test", cadence: "special", posts: ["a"], shards: 16 },
        ...{ slotAt: NOW, windowFrom: null, windowThrough: NOW, plannedAt: NOW },
        ...{ holdUntil: null, readerHours: null },
      },
    });
  });

  it.each([
    ["was released", { releasedAt: NOW - 5 }],
    ["is in a special", { special: asIssueId("special-x") }],
    ["is kept out of mails", { newsletter: false }],
    ["is old", { publishedAt: at("2005-01-01T00:00Z") }],
  ])("shows one that %s", (_, difference) => {
    expect(decide([buildPost("a", difference)], ["a.md"]).ok).toBe(true);
  });

  it("looks from the day on which the latest of them is out", () => {
    const posts = [
      buildPost("a", { publishedAt: NOW + 5 }),
      buildPost("b", { publishedAt: NOW + 9 }),
      buildPost("c"),
    ];
    expect(decide(posts, ["a", "b", "c"])).toMatchObject({
      value: { windowThrough: NOW + 9, slotAt: NOW, posts: ["b", "a", "c"] },
    });
  });

  it("shows nobody what stays home or does not exist, and names each", () => {
    const refused = decide(
      [buildPost("a"), buildPost("secret", { home: "draft" }), buildPost("fr", { language: "fr" })],
      ["a", "secret", "fr", "none"],
    );
    expect(refused).toEqual({
      ok: false,
      problem: {
        kind: "request-malformed",
        faults: [
          { field: "posts", reason: '"secret" is not for the public: draft. Make it public first.' },
          {
            field: "posts",
            reason: '"fr" is not for the public: language not offered (fr). Make it public first.',
          },
          { field: "posts", reason: expect.stringContaining('There is no post "none".') },
        ],
      },
    });
  });
});
