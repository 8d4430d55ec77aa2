import { describe, expect, it } from "vitest";
import { composeDigestMail } from "../../templates/mail/digest.tsx";
import { wrapText } from "../../templates/mail/text-part.ts";
import { sampleDigest, sampleStory } from "./samples.ts";

describe("the text part of a digest", () => {
  const stories = Array.from({ length: 12 }, (_, n) =>
    sampleStory(n + 1, { description: "Some more words. ".repeat(20) }),
  );
  const { text } = composeDigestMail(sampleDigest({ stories }));

  it("holds title, address and tags of every story", () => {
    for (const story of stories) {
      expect(text).toContain(story.title);
      expect(text).toContain(story.url);
    }
    expect(text.match(/Networking · Soft Skills/g)).toHaveLength(12);
  });

  it("reads well at 72 columns: only addresses are longer", () => {
    expect(text.split("\n").filter((line) => line.length > 72 && !line.includes("https://"))).toEqual([]);
  });

  it("holds no HTML", () => {
    expect(text).not.toMatch(/<\/?[a-z]/);
  });
});

describe("wrapping", () => {
  it("breaks between words and leaves a word that is too long whole", () => {
    const long = `https://example.com/${"a".repeat(80)}`;
    expect(wrapText(`${"word ".repeat(15)}${long} end`)).toBe(
      `${"word ".repeat(14).trimEnd()}\nword\n${long}\nend`,
    );
  });

  it("leaves an empty line empty", () => {
    expect(wrapText("")).toBe("");
  });
});
