import { describe, expect, it } from "vitest";
import { countWords } from "../../../src/core/posts/count-words.ts";
import { deriveReadingMinutes } from "../../../templates/words/reading-minutes.ts";

const minutes = (text: string) => deriveReadingMinutes(countWords(text));

describe("the length of a text", () => {
  it.each([
    ["one two three", 3],
    ["Don't stop-gap, 2nd", 3],
    ["[a link](https://example.com/a-b-c) (https://example.com/a-b-c)", 2],
    ["Привет, мир! Как дела?", 4],
    ["كيف حالك اليوم؟", 3],
    ["", 0],
    ["... !!! —", 0],
    ["字", 1],
    ["नमस्ते दुनिया", 2],
  ])("of %j is %i words", (text, words) => {
    expect(countWords(text)).toBe(words);
  });

  it.each([
    ["2,200 Chinese characters", "队列是一个承诺，而不是一个等待的地方。".repeat(129), 5, 8],
    ["3,750 Japanese ones", "キューとは約束であり、待つための場所ではありません。".repeat(149), 6, 10],
    ["2,200 Korean syllables", "대기열은약속이다 기다리는곳이아니다 ".repeat(138), 3, 7],
    ["5,000 Thai letters", "คิวคือคำสัญญาไม่ใช่ที่รอ".repeat(209), 3, 8],
    ["1,000 English words", "word ".repeat(1_000), 5, 5],
    ["1,000 Chinese characters with 460 English words", "字".repeat(1_000) + " word".repeat(460), 4, 6],
  ])("of %s is read in so many minutes", (_, text, least, most) => {
    expect(minutes(text)).toBeGreaterThanOrEqual(least);
    expect(minutes(text)).toBeLessThanOrEqual(most);
  });

  it("grows with the text, whatever its script", () => {
    for (const text of ["字", "か", "가", "ก", "word "])
      expect(countWords(text.repeat(2_000))).toBeGreaterThan(1.9 * countWords(text.repeat(1_000)));
  });
});
