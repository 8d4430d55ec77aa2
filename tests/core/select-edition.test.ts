import { describe, expect, it } from "vitest";
import type { IssueContent, IssueStory } from "../../src/core/edition.ts";
import { asIssueId, asStoryKey, asSubscriberId } from "../../src/core/ids.ts";
import { selectEdition } from "../../src/core/select-edition.ts";
import type { Reader } from "../../src/core/subscriber.ts";
import { at, buildPost } from "../builders/posts.ts";

const reader = (difference: Partial<Reader> = {}): Reader => ({
  id: asSubscriberId("a".repeat(64)),
  address: "reader@example.com",
  status: "active",
  languages: ["en"],
  topics: [],
  cadence: "weekly",
  hour: null,
  timeZone: "UTC",
  confirmedAt: 0,
  servedThrough: null,
  pause: null,
  ...difference,
});

const releasedAt = at("2026-11-20T00:00Z");
const post = (id: string, language: string, topicNumbers: number[] = []) => ({
  ...buildPost(id, { language, releasedAt }),
  topicNumbers,
});
const story = (
  key: string,
  posts: IssueStory["posts"],
  earlier: IssueStory["earlier"] = [],
  mailed: IssueStory["mailed"] = [],
): IssueStory => ({ key: asStoryKey(key), posts, earlier, mailed });
const content = (
  stories: readonly IssueStory[],
  cadence: IssueContent["cadence"] = "weekly",
): IssueContent => ({
  issue: asIssueId("weekly-2026-11-23"),
  cadence,
  slotAt: at("2026-11-23T09:00Z"),
  windowFrom: at("2026-11-16T09:00Z"),
  stories,
  envelope: {
    from: "a@example.com",
    replyTo: null,
    publicUrl: "https://news.example.com/",
    siteUrl: "https://example.com/",
    title: "T",
    description: "D",
    postalAddress: "P",
    timeZone: "UTC",
    languages: ["en", "es"],
    cadences: ["weekly", "daily"],
    tokenAt: 0,
  },
});
const both = story("s", [post("en/s", "en"), post("es/s", "es")]);

describe("what a reader gets of an issue", () => {
  it("is each story once, in the first of their languages that has it", () => {
    expect(selectEdition(reader(), content([both]))?.posts).toEqual(["en/s"]);
    expect(selectEdition(reader({ languages: ["es", "en"] }), content([both]))).toMatchObject({
      language: "es",
      posts: ["es/s"],
    });
    const onlyEnglish = story("t", [post("en/t", "en")]);
    expect(selectEdition(reader({ languages: ["es", "en"] }), content([both, onlyEnglish]))?.posts).toEqual([
      "es/s",
      "en/t",
    ]);
    expect(selectEdition(reader({ languages: ["es"] }), content([onlyEnglish]))).toBeNull();
  });

  it("falls back to the default where a language is not offered", () => {
    expect(selectEdition(reader({ languages: ["fr"] }), content([both]))?.posts).toEqual(["en/s"]);
    expect(selectEdition(reader({ languages: ["es-MX"] }), content([both]))?.posts).toEqual(["es/s"]);
  });

  it("leaves a later translation to those who had none of the languages before", () => {
    const late = story("s", [post("es/s", "es")], [{ language: "en", releasedAt: at("2026-11-10T00:00Z") }]);
    expect(selectEdition(reader({ languages: ["es", "en"] }), content([late]))).toBeNull();
    expect(selectEdition(reader({ languages: ["es"] }), content([late]))?.posts).toEqual(["es/s"]);
  });

  it("keeps to the topics that they chose", () => {
    const issue = content([story("a", [post("a", "en", [1])]), story("b", [post("b", "en", [2, 3])])]);
    expect(selectEdition(reader({ topics: [3] }), issue)?.posts).toEqual(["b"]);
    expect(selectEdition(reader({ topics: [9] }), issue)).toBeNull();
  });

  it("skips what an earlier cadence served, and what was released during a pause, except in a special", () => {
    const paused = reader({ pause: { from: releasedAt, until: releasedAt + 1 } });
    const served = reader({ servedThrough: releasedAt });
    expect(selectEdition(paused, content([both]))).toBeNull();
    expect(selectEdition(served, content([both]))).toBeNull();
    expect(selectEdition(reader({ servedThrough: releasedAt - 1 }), content([both]))?.posts).toEqual([
      "en/s",
    ]);
    expect(selectEdition(served, content([both], "special"))?.posts).toEqual(["en/s"]);
  });

  it("leaves a special to those who did not get its story in an earlier issue of theirs", () => {
    const weekly = { language: "en", cadence: "weekly", plannedAt: 1000 } as const;
    const issue = content([story("s", [post("en/s", "en"), post("es/s", "es")], [], [weekly])], "special");
    expect(selectEdition(reader({ confirmedAt: 1000 }), issue)).toBeNull();
    expect(selectEdition(reader({ confirmedAt: 1001 }), issue)?.posts).toEqual(["en/s"]);
    expect(selectEdition(reader({ cadence: "daily" }), issue)?.posts).toEqual(["en/s"]);
    expect(selectEdition(reader({ cadence: "monthly" }), issue)).toBeNull();
    expect(selectEdition(reader({ languages: ["es"] }), issue)?.posts).toEqual(["es/s"]);
  });

  it("gives readers who get the same the same edition", () => {
    const a = selectEdition(reader({ topics: [1] }), content([story("a", [post("a", "en", [1, 2])])]));
    const b = selectEdition(reader({ topics: [2] }), content([story("a", [post("a", "en", [1, 2])])]));
    expect(a?.key).toBe(b?.key);
  });
});
