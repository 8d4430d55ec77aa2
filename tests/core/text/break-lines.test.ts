import { describe, expect, it } from "vitest";
import { breakLines } from "../../../src/core/text/break-lines.ts";
import { measureText } from "../../../src/core/text/display-width.ts";

const COLUMNS = 72;
const widest = (lines: readonly string[]) => Math.max(...lines.map(measureText));

describe("the width of a text", () => {
  it.each([
    ["abc", 3],
    ["привет", 6],
    ["é", 1],
    ["中文", 4],
    ["ﾊﾝｶｸ", 4],
    ["ｆｕｌｌ", 8],
    ["한국어", 6],
    ["👩‍👩‍👧‍👦", 2],
    ["❤️", 2],
    ["🇪🇸", 2],
    ["a\u200b\u200fb", 2],
    ["คำที่", 3],
    ["مرحبا", 5],
  ])("of %j is %i columns", (text, columns) => {
    expect(measureText(text)).toBe(columns);
  });
});

describe("a paragraph in lines", () => {
  it.each([
    ["Russian", "Каждый сетевой вызов имеет три конца. ".repeat(60).trim()],
    ["Greek", "Κάθε κλήση στο δίκτυο έχει τρία τέλη. ".repeat(60).trim()],
    ["Arabic", "لكل نداء عبر الشبكة ثلاث نهايات. ".repeat(60).trim()],
    ["Hindi", "हर नेटवर्क कॉल के तीन अंत होते हैं। ".repeat(60).trim()],
    ["Korean", "모든 네트워크 호출에는 세 가지 결말이 있다. ".repeat(60).trim()],
    ["Chinese", "每个网络调用都有三种结局：成功、失败，或者“不知道”。".repeat(60)],
    ["Japanese", "すべてのネットワーク呼び出しには、三つの結末があります（成功、失敗、不明）。".repeat(60)],
    ["Thai", "การเรียกผ่านเครือข่ายทุกครั้งมีจุดจบสามแบบ".repeat(40)],
    ["Korean without blanks", "모든네트워크호출에는세가지결말이있다".repeat(20)],
    ["combining marks", "é̀̂ ".repeat(300).trim()],
    ["emoji", "👩‍👩‍👧‍👦🇪🇸❤️".repeat(60)],
  ])("is at most 72 columns wide in %s, and all of it is there", (_, text) => {
    const lines = breakLines(text, COLUMNS);
    expect(widest(lines)).toBeLessThanOrEqual(COLUMNS);
    expect(lines.length).toBeLessThan(1.4 * (measureText(text) / COLUMNS) + 2);
    expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
  });

  it("begins no line with what closes, and ends none with what opens", () => {
    const text = "他说：「好的，知道了。」（真的）".repeat(40);
    for (const columns of [20, 21, 22, 23, 40])
      for (const line of breakLines(text, columns)) {
        expect(line).not.toMatch(/^[，。」）：]/);
        expect(line).not.toMatch(/[「（]$/);
      }
  });

  it("leaves an address whole, also in the middle of Chinese", () => {
    const address = `https://example.com/${"a/".repeat(60)}`;
    expect(breakLines(`see ${address} now`, COLUMNS)).toEqual(["see", address, "now"]);
    expect(breakLines(`请看${address}这里`, COLUMNS)).toContain(address);
    const chinese = `https://example.com/${"中文".repeat(40)}`;
    expect(breakLines(`看 ${chinese} 吧`, COLUMNS)).toContain(chinese);
  });
});

it("a word that fits into a line of its own is not broken, however little room is left in the line before", () => {
  expect(breakLines("a 한국어", 6)).toEqual(["a", "한국어"]);
  expect(breakLines("aaaaaaaa 한국어", 11)).toEqual(["aaaaaaaa", "한국어"]);
  expect(breakLines("a 한국어", 5)).toEqual(["a 한", "국어"]);
});
