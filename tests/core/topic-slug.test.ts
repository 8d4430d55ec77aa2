import { describe, expect, it } from "vitest";
import { parseTopic } from "../../src/core/topic.ts";

const slugOf = (name: string) => parseTopic(name)?.slug;

describe("two tags are two topics", () => {
  it.each([
    ["Hindi words that a vowel sign tells apart", ["दिन", "दान"]],
    ["Tamil with and without a virama", ["தமிழ்", "தமிழ"]],
    ["pointed Hebrew and plain", ["שָׁלוֹם", "שלום"]],
    ["Arabic with and without vowels", ["كُتُب", "كتب"]],
    ["programming languages", ["C", "C++", "C#", "CPP", "CSharp", ".NET", "NET", "Node.js", "NodeJS"]],
    ["signs", ["R&D", "R+D", "R/D", "R,D", "R;D", "R_D", "R.D", "100%", "100"]],
    ["Persian with a joiner", ["می‌خواهم", "میخواهم"]],
    ["Turkish letters", ["sınır", "sinir"]],
    ["German words", ["Maße", "Masse"]],
    ["letters of full width", ["ＡＩ", "AI"]],
    ["pictures of several signs", ["👩‍💻", "💻", "👩", "👍", "👍🏽", "🏴", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🇪🇸", "🇪🇪"]],
    ["long ones that differ at their end", [`${"long ".repeat(30)}a`, `${"long ".repeat(30)}b`]],
  ])("where they differ in more than case, blanks and hyphens: %s", (_, names) => {
    expect(new Set(names.map(slugOf)).size).toBe(names.length);
  });

  it.each([
    ["Soft Skills", "soft-skills", "SOFT  SKILLS", "soft\u00a0skills", "soft\u2011skills", "-Soft - Skills-"],
    ["İstanbul", "istanbul", "ISTANBUL"],
    ["caf\u00e9", "cafe\u0301", "CAFÉ"],
    ["ΟΔΟΣ", "οδος", "οδοσ"],
    ["❤️", "❤"],
    ["zero\u200bwidth", "zerowidth"],
  ])("and one where they do not: %s", (...names) => {
    expect(new Set(names.map(slugOf)).size).toBe(1);
  });
});

describe("a topic's slug", () => {
  it("is its own slug, survives an address, and separates no list", () => {
    for (const name of [
      "C++",
      "C#",
      ".NET",
      "a/b",
      "a,b",
      "a;b",
      "50%",
      "दिन",
      "👩‍💻",
      "x".repeat(200),
      "é",
    ]) {
      const slug = slugOf(name) ?? "";
      expect(slugOf(slug)).toBe(slug);
      const { pathname } = new URL(`/feeds/en/${encodeURIComponent(slug)}.xml`, "https://news.example.com");
      expect(decodeURIComponent(pathname)).toBe(`/feeds/en/${slug}.xml`);
      expect(slug).not.toMatch(/[,;/\\%]/);
    }
  });

  it("is none where nothing can be read", () => {
    for (const name of ["", " ", "\u200b", "\u200d", "!!!", "--", "\u3164", "\ufe0f"])
      expect(parseTopic(name)).toBeNull();
  });
});
