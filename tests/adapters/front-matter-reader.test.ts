import { describe, expect, it } from "vitest";
import { frontMatterReader } from "../../src/adapters/markdown/front-matter-reader.ts";
import { timeFastest } from "../builders/time-fastest.ts";

const read = (source: string) => {
  const result = frontMatterReader.read(source);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
};
const faultOf = (source: string) => {
  const result = frontMatterReader.read(source);
  return result.ok ? null : result.problem.faults?.[0]?.reason;
};

describe("front matter", () => {
  it("is YAML between dashes, whose dates stay texts", () => {
    const { data, body } = read("---\ntitle: Hello\npubDate: 2025-02-17\ndraft: false\n---\n\nBody\n");
    expect(data).toEqual({ title: "Hello", pubDate: "2025-02-17", draft: false });
    expect(body).toBe("\nBody\n");
  });

  it("may have Windows line breaks", () => {
    expect(read("---\r\ntitle: Hello\r\n---\r\nBody\r\n")).toEqual({
      data: { title: "Hello" },
      body: "Body\r\n",
    });
  });

  it("is TOML between plus signs, whose dates stay what they are", () => {
    const { data } = read(
      "+++\ndate = 2025-02-17\nat = 2025-02-17T10:00:00+01:00\nlocal = 2025-02-17T10:00:00\n[params]\na = 1\n+++\nBody",
    );
    expect(data).toEqual({
      date: "2025-02-17",
      at: "2025-02-17T10:00:00.000+01:00",
      local: "2025-02-17T10:00:00.000",
      params: { a: 1 },
    });
  });

  it("is JSON, bare or between dashes", () => {
    expect(read('{\n  "title": "a } \\" {",\n  "x": {"y": 1}\n}\n\nBody')).toEqual({
      data: { title: 'a } " {', x: { y: 1 } },
      body: "\nBody",
    });
    expect(read('---json\n{"title": "a"}\n---\nBody')).toEqual({ data: { title: "a" }, body: "Body" });
  });

  it.each(["js", "javascript", "coffee", "cson", "JS", "constructor", "__proto__", "toString", "ruby"])(
    "is refused and not run where it says that it is %s",
    (language) => {
      const source = `---${language}\n{ title: (globalThis.ran = true, "x") }\n---\nBody`;
      expect(faultOf(source)).toContain("YAML, TOML or JSON");
      expect(globalThis).not.toHaveProperty("ran");
    },
  );

  it("is refused with the line where it is broken, the second time too", () => {
    const source = "---\ntitle: x\n\tfoo: 1\n---\nBody";
    expect([faultOf(source), faultOf(source)]).toEqual(
      Array(2).fill("Line 3: tab characters must not be used in indentation."),
    );
    expect(faultOf("---\ntitle: a: b\n---\n")).toContain("Line 2");
    expect(faultOf("+++\ntitle = x\n+++\n")).toContain("Line 2");
    expect(faultOf('{"title": }\nBody')).toContain("JSON");
  });

  it.each([
    ["there is none", "# Hello\n\nBody", "There is none"],
    ["there is nothing", "", "There is none"],
    ["it has no end", "---\ntitle: x\n\nBody", "no end"],
    ["the object has no end", '{"title": "x"', "no end"],
    ["it is a list", "---\n- a\n---\n", "keys with values"],
    ["it is a text", "---\nhello\n---\n", "keys with values"],
    ["it holds binary data", "---\na: !!binary aGVsbG8=\n---\n", "unknown"],
    ["it holds a function", "---\na: !!js/function 'function () {}'\n---\n", "unknown"],
    ["it is deep", `---\na: ${"[".repeat(8_000)}\n---\n`, "depth"],
    ["it is long", `---\na: ${"x".repeat(20_000)}\n---\n`, "KiB"],
    ["it holds too many aliases", `---\na: &a [x]\nb: [${"*a,".repeat(200)}]\n---\n`, "alias"],
  ])("is refused where %s", (_, source, reason) => {
    expect(faultOf(source)?.toLowerCase()).toContain(reason.toLowerCase());
  });

  it("may name keys of the prototype without reaching it", () => {
    const { data } = read('---json\n{"__proto__": {"draft": true}, "title": "x"}\n---\n');
    expect([data.draft, ({} as Record<string, unknown>).draft]).toEqual([undefined, undefined]);
    expect(
      read("---\n__proto__:\n  draft: true\nexcerpt_separator: {a: b}\n---\nBody").data.draft,
    ).toBeUndefined();
  });

  it.each([
    ["dashes and blanks without a line break", `---${" ".repeat(256 * 1024)}`],
    ["plus signs and tabs without a line break", `+++${"\t".repeat(256 * 1024)}`],
    ["dashes and blanks before a word", `---${" ".repeat(128 * 1024)}yaml${" ".repeat(128 * 1024)}x`],
    ["an object whose string has no end", `{"${'\\"'.repeat(128 * 1024)}`],
    ["an object of openings", "{".repeat(256 * 1024)],
    ["an object of quotes", `{${'"a"'.repeat(80 * 1024)}`],
  ])("is refused in time where the file begins with %s", (_, source) => {
    const { ms, made } = timeFastest(5_000, () => frontMatterReader.read(source));
    expect([made.ok, ms < 5_000]).toEqual([false, true]);
  });

  it("is read in time, whatever its blank lines and aliases", () => {
    const bomb = [
      "a: &a [x,x,x,x,x,x,x,x,x]",
      ..."bcdefgh".split("").map((name, index) => {
        const before = "abcdefg"[index];
        return `${name}: &${name} [${`*${before},`.repeat(8)}]`;
      }),
    ];
    const readBoth = () => {
      read(`---\n${bomb.join("\n")}\ntitle: *h\n---\n`);
      read(`---\n${"\n".repeat(16_000)}title: x\n---\n`);
    };
    expect(timeFastest(10_000, readBoth).ms).toBeLessThan(10_000);
  });
});
