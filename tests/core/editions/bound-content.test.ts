import { describe, expect, it } from "vitest";
import { boundContent, fitsRow, MAX_CONTENT_BYTES } from "../../../src/core/editions/bound-content.ts";
import type { IssueContent } from "../../../src/core/editions/edition.ts";
import { selectEdition } from "../../../src/core/editions/select-edition.ts";
import { asStoryKey } from "../../../src/core/ids.ts";
import { deriveReader } from "../../../src/core/subscribers/subscriber.ts";
import { buildPost } from "../../builders/posts.ts";
import { buildSubscriber } from "../../builders/subscribers.ts";

const build = (count: number, description: string, title = "A title"): IssueContent =>
  ({
    issue: "daily-2026-11-30",
    cadence: "daily",
    slotAt: 0,
    catchUps: [],
    envelope: { title: "The Gazette", languages: ["en"], cadences: ["daily"] },
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
    expect(bytesOf(content)).toBeGreaterThan(MAX_CONTENT_BYTES);
    const bounded = boundContent(content);
    expect(bytesOf(bounded)).toBeLessThanOrEqual(MAX_CONTENT_BYTES);
    expect(namesOf(bounded)).toEqual(namesOf(content));
    const kept = descriptionsOf(bounded).filter((one) => one !== "").length;
    expect(kept).toBeGreaterThan(100);
    expect(descriptionsOf(bounded).slice(0, kept)).toEqual(descriptionsOf(content).slice(0, kept));
    expect(bounded.stories.at(-1)?.posts[0]?.topicNumbers).toEqual([count - 1]);
  });

  it("keeps of the last stories their titles, shortened, and their links alone where more than that does not fit", () => {
    const content = build(2_100, "", "𝐓".repeat(150));
    const bounded = boundContent(content);
    expect(fitsRow(bounded)).toBe(true);
    expect(namesOf(bounded)).toEqual(namesOf(content));
    const [first, last] = [bounded.stories[0]?.posts[0], bounded.stories.at(-1)?.posts[0]];
    expect(first?.title).toBe("𝐓".repeat(150));
    expect(last).toMatchObject({ title: `${"𝐓".repeat(100)}…`, url: content.stories.at(-1)?.posts[0]?.url });
    expect(last?.topicNumbers).toEqual([2_099]);
  });

  it("says so where not even that fits, and leaves nothing out in silence", () => {
    const content = build(9_000, "", "T".repeat(200));
    const bounded = boundContent(content);
    expect(fitsRow(bounded)).toBe(false);
    expect(namesOf(bounded)).toEqual(namesOf(content));
  });

  it("chooses the same posts for every reader as the whole content does, be they all among the last", () => {
    const content = build(4_200, "", "T".repeat(200));
    const bounded = boundContent(content);
    expect(bounded.stories.at(-1)?.posts[0]?.path).toBe("");
    for (const topic of [0, 2_000, 4_199]) {
      const reader = { ...deriveReader(buildSubscriber("")), topics: [topic] };
      expect(selectEdition(reader, bounded)?.posts).toEqual([`en/${topic}`]);
      expect(selectEdition(reader, bounded)).toEqual(selectEdition(reader, content));
    }
  });
});
