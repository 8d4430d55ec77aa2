import { describe, expect, it } from "vitest";
import { foldTopics } from "../../src/core/posts/front-matter/fold-topics.ts";
import { parseTopic } from "../../src/core/topic.ts";

describe("a tag", () => {
  it.each([
    ["Soft  Skills ", { slug: "soft-skills", name: "Soft Skills" }],
    ["\u00a0Soft\tSkills\n", { slug: "soft-skills", name: "Soft Skills" }],
    ["Cafe\u0301", { slug: "café", name: "Café" }],
    ["C++", { slug: "c++", name: "C++" }],
    ["7", { slug: "7", name: "7" }],
    ["❤️", { slug: "❤", name: "❤️" }],
    ["→", null],
    ["!!!", null],
    ["", null],
    [" \u200b ", null],
    ["\u3164", null],
    [7, null],
    [null, null],
    [["rust"], null],
  ])("is a topic where something in it can be read: %j, %j", (tag, topic) => {
    expect(parseTopic(tag)).toEqual(topic);
  });

  it("is shown at 60 characters and known by all of them", () => {
    const [one, other] = ["a", "b"].map((end) => parseTopic("𝒳".repeat(70) + end));
    expect(one?.name).toBe("𝒳".repeat(60));
    expect(one?.name).toBe(other?.name);
    expect(one?.slug).not.toBe(other?.slug);
  });
});

describe("the topics of a post", () => {
  it("are in their order, each once under its first name", () => {
    const topic = (slug: string, name: string) => ({ slug, name });
    expect(foldTopics([topic("b", "B"), topic("a", "A"), topic("b", "other")])).toEqual([
      topic("b", "B"),
      topic("a", "A"),
    ]);
  });
});
