import { describe, expect, it } from "vitest";
import { measureText } from "../../src/core/text/display-width.ts";
import { composeDigestMail } from "../../templates/mail/digest/digest.tsx";
import { wrapText } from "../../templates/mail/text-part.ts";
import { sampleDigest, sampleStory } from "./samples/samples.ts";

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

describe("a text part in any script", () => {
  const description = {
    Russian: "Каждый сетевой вызов имеет три конца: получилось, не получилось, неизвестно. ",
    Chinese: "每个网络调用都有三种结局：成功、失败，或者“不知道”。",
    Japanese: "すべての呼び出しには、三つの結末があります（成功、失敗、不明）。",
    Thai: "การเรียกผ่านเครือข่ายทุกครั้งมีจุดจบสามแบบ",
    emoji: "👩‍👩‍👧‍👦🇪🇸❤️",
  };

  it.each(Object.entries(description))("is at most 72 columns wide in %s", (_, words) => {
    const stories = [1, 2].map((n) =>
      sampleStory(n, { title: words.repeat(4), description: words.repeat(9) }),
    );
    const site = { ...sampleDigest().site, title: words.repeat(3), postalAddress: words.repeat(5) };
    const { text } = composeDigestMail(sampleDigest({ stories, site }));
    expect(text.split("\n").filter((line) => measureText(line) > 72 && !line.includes("https://"))).toEqual(
      [],
    );
    expect(text.replace(/\s/g, "")).toContain(words.repeat(4).replace(/\s/g, "").slice(0, 100));
  });
});
