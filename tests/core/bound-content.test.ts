import { describe, expect, it } from "vitest";
import { boundContent, MAXIMUM_CONTENT_BYTES } from "../../src/core/bound-content.ts";
import type { IssueContent } from "../../src/core/edition.ts";
import { asStoryKey } from "../../src/core/ids.ts";
import { buildPost } from "../builders/posts.ts";

const build = (count: number, description: string, title = "A title"): IssueContent =>
  ({
    issue: "daily-2026-11-30",
    cadence: "daily",
    slotAt: 0,
    catchUps: [],
    envelope: { title: "The Gazette" },
    stories: Array.from({ length: count }, (_, index) => ({
      key: asStoryKey(`en/${index}`),
      posts: [{ ...buildPost(`en/${index}`, { description, title }), topicNumbers: [index] }],
      earlier: [],
      mailed: [],
    })),
  }) as unknown as IssueContent; // the envelope is no matter here

const bytesOf = (content: IssueContent) => Buffer.byteLength(JSON.stringify(content));
const namesOf = (content: IssueContent) => content.stories.map(({ key }) => key);
const descriptionsOf = (content: IssueContent) =>
  content.stories.map(({ posts }) => posts[0]?.description ?? "");

describe("what an issue is made of", () => {
  it("stays as it is where it fits", () => {
    const content = build(100, "Short.");
    expect(boundContent(content)).toBe(content);
  });

  it.each([
    ["of many posts", 360, "x".repeat(6_400)],
    ["of very many posts", 2_000, "x".repeat(2_000)],
    ["in letters of four bytes", 360, "𝒙".repeat(1_700)],
    ["in signs that JSON escapes", 360, '"'.repeat(3_400)],
  ])("keeps every story %s, and loses what no mail shows of the last ones", (_, count, description) => {
    const content = build(count, description);
    expect(bytesOf(content)).toBeGreaterThan(MAXIMUM_CONTENT_BYTES);
    const bounded = boundContent(content);
    expect(bytesOf(bounded)).toBeLessThanOrEqual(MAXIMUM_CONTENT_BYTES);
    expect(namesOf(bounded)).toEqual(namesOf(content));
    const kept = descriptionsOf(bounded).filter((one) => one !== "").length;
    expect(kept).toBeGreaterThan(100);
    expect(descriptionsOf(bounded).slice(0, kept)).toEqual(descriptionsOf(content).slice(0, kept));
    expect(bounded.stories.at(-1)?.posts[0]?.topicNumbers).toEqual([count - 1]);
  });

  it("leaves the last stories out where not even their titles fit", () => {
    const content = build(9_000, "", "T".repeat(200));
    const bounded = boundContent(content);
    expect(bytesOf(bounded)).toBeLessThanOrEqual(MAXIMUM_CONTENT_BYTES);
    expect(namesOf(bounded)).toEqual(namesOf(content).slice(0, bounded.stories.length));
    expect(bounded.stories.length).toBeGreaterThan(1_000);
  });
});
