import { describe, expect, it } from "vitest";
import { TOKEN_LENGTH } from "../../../src/core/access/link-token.ts";
import { listTokenCandidates } from "../../../src/core/access/list-token-candidates.ts";

const TOKEN = `${"Ab-9_".repeat(14)}xyZ0`;
const [head, tail] = [TOKEN.slice(0, 40), TOKEN.slice(40)];

describe("what a damaged link may have meant", () => {
  it("is first what it says, and is nothing else where it is too short for a token", () => {
    expect(TOKEN).toHaveLength(TOKEN_LENGTH);
    expect(listTokenCandidates([TOKEN])).toEqual([TOKEN]);
    expect(listTokenCandidates([TOKEN.slice(1)])).toEqual([TOKEN.slice(1)]);
    expect(listTokenCandidates([])).toEqual([]);
  });

  it.each([
    ["a mark at its end", `${TOKEN}.`],
    ["words around it", `see ${TOKEN} there`],
    ["letters at its end", `${TOKEN}Unsubscribe`],
    ["letters before it", `3D${TOKEN}`],
    ["its letters as percent signs", TOKEN.replaceAll("-", "%2D")],
    ["percent signs four times over", TOKEN.replace("-", "%2525252D")],
    ["a broken sequence beside it", `%E2%82 ${TOKEN}`],
    ["an entity behind it", `${TOKEN}&gt;`],
    ["a figure as entity behind it", `${TOKEN}&#62;`],
    ["an equals sign as entity before it", `token&#x3D;${TOKEN}`],
    ["an equals sign as JSON writes it", `token\\u003d${TOKEN}`],
    ["a named equals sign", `token&equals;${TOKEN}&amp;lang=es`],
    ["a soft break", `${head}=\r\n${tail}`],
    ["a line end and the marks of a reply", `${head}\n>> ${tail}`],
    ["a carriage return", `${head}\r${tail}`],
    ["a hyphen at the end of a line", `${head}-\n${tail}`],
    ["a blank, a tab and a plus", `${head} \t+${tail}`],
    ["a space that has no width", `${head}\u200b${tail}`],
    ["a joiner of marks", `${head}\u034f${tail}`],
    ["dashes for hyphens", TOKEN.replaceAll("-", "\u2013")],
    ["hyphens that do not break", TOKEN.replaceAll("-", "\u2011")],
    ["anything between its letters, behind its name", `?TOKEN=${head}|${tail}`],
    ["another parameter before it", `lang=es&token=${TOKEN}&utm_source=x`],
  ])("has the token in it with %s", (_, text) => {
    expect(listTokenCandidates([text])).toContain(TOKEN);
  });

  it("makes two hyphens of a long dash", () => {
    const token = TOKEN.replace("-9", "--");
    expect(listTokenCandidates([token.replace("--", "\u2014")])).toContain(token);
  });

  it("is no more than can be tried: 24 texts, of 4096 letters each", () => {
    const many = Array.from({ length: 40 }, (_, index) => `${TOKEN}${index}`);
    expect(listTokenCandidates(many)).toHaveLength(24);
    expect(listTokenCandidates([`${".".repeat(4096)}${TOKEN}`])).not.toContain(TOKEN);
    expect(listTokenCandidates([`${".".repeat(4096 - TOKEN_LENGTH)}${TOKEN}`])).toContain(TOKEN);
  });

  it("names each once", () => {
    const candidates = listTokenCandidates([TOKEN, TOKEN, `${TOKEN} ${TOKEN}`]);
    expect(candidates).toHaveLength(new Set(candidates).size);
  });
});
