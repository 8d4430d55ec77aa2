import { describe, expect, it } from "vitest";
import { frontMatterReader } from "../../src/adapters/markdown/front-matter/front-matter-reader.ts";
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
      Array(2).fill(
        "Line 3: tab characters must not be used in indentation (foo: 1). Write blanks in place of the tab.",
      ),
    );
    expect(faultOf("---\ntitle: a: b\n---\n")).toContain("Line 2");
    expect(faultOf("+++\ntitle = x\n+++\n")).toContain("Line 2");
    expect(faultOf('{"title": }\nBody')).toContain("JSON");
  });

  it("may be missing: then all of the file is its body", () => {
    expect(read("# Hello\n\nBody")).toEqual({ data: {}, body: "# Hello\n\nBody" });
    expect(read("{% callout %}x{% endcallout %}").data).toEqual({});
  });

  it("is read as the parsers of Ruby and Go read it", () => {
    expect(read('---\ntitle: "One\ntwo"\ntags: [3.10, 007, 1e3]\n---\n').data).toEqual({
      title: "One two",
      tags: ["3.10", "007", "1e3"],
    });
    expect(read("---\ntitle: 'One\n\ntwo'\nx: |\n  a\n---\n").data).toEqual({ title: "One\ntwo", x: "a\n" });
    expect(read("---\naliases: [\n  '/a/',\n]\nlist: {\na: 1\n}\n---\n").data).toEqual({
      aliases: ["/a/"],
      list: { a: "1" },
    });
    expect(read("---\ntitle: a\ntitle: b\n---\n").data).toEqual({ title: "b" });
    expect(read("---\ntitle: 0x1F\nversion: 12:30:00\n---\n").data).toEqual({
      title: "0x1F",
      version: "12:30:00",
    });
  });

  it("may end with dots, with more dashes, and hold nothing", () => {
    expect(read("---\ntitle: a\n...\nBody")).toEqual({ data: { title: "a" }, body: "Body" });
    expect(read("---\ntitle: a\n-----\nBody").body).toBe("Body");
    expect(read("---\n---\nBody")).toEqual({ data: {}, body: "Body" });
    expect(read("---\n# nothing\n---\nBody").data).toEqual({});
  });

  it("may lack its first line, or be JSON before semicolons, as Hexo writes it", () => {
    const path = "source/_posts/hello.md";
    const result = frontMatterReader.read("title: a\ndate: 2026-11-20\n---\nBody", path);
    expect(result).toMatchObject({ value: { data: { title: "a" }, body: "Body" } });
    expect(frontMatterReader.read(';;;\n"title": "a"\n;;;\nBody', path)).toMatchObject({
      value: { data: { title: "a" }, body: "Body" },
    });
    expect(read("title: a\n---\nBody").data).toEqual({});
  });

  it("may be what a page of MDX exports, of which nothing is run", () => {
    const source =
      'import A from "./a"\n\nexport const metadata = {\n  title: "It\'s", // a title\n  date: new Date(\'2026-11-20\'),\n  ' +
      "tags: ['a', `b`],\n  draft: false,\n  author: me.name,\n  open: { url: '/x' },\n}\n\n# Hello\n";
    expect(read(source)).toEqual({
      data: { title: "It's", date: "2026-11-20", tags: ["a", "b"], draft: false, open: { url: "/x" } },
      body: 'import A from "./a"\n\n\n# Hello\n',
    });
    expect(read("export const metadata = { title: (globalThis.ran = true) }\n").data).toEqual({});
    expect(globalThis).not.toHaveProperty("ran");
  });

  it.each([
    ["title: a: b", 'title: "a: b"'],
    ["title: @home", 'title: "@home"'],
    ["title: *bold*", 'title: "*bold*"'],
    ["title: `code` first", 'title: "`code` first"'],
    ['title: "a" and b', "between quotes"],
    ['title: "C:\\dir"', "single quotes"],
    ['title: "open', "close it"],
    ["title:a\ndate: x", "a blank behind the colon"],
  ])("says what to write in place of %s", (line, remedy) => {
    expect(faultOf(`---\nlayout: post\n${line}\n---\n`)).toMatch(/^Line 3: /);
    expect(faultOf(`---\nlayout: post\n${line}\n---\n`)).toContain(remedy);
  });

  it.each([
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
  ])("is answered in time where the file begins with %s", (_, source) => {
    const { ms, made } = timeFastest(5_000, () => frontMatterReader.read(source));
    expect([typeof made.ok, ms < 5_000]).toEqual(["boolean", true]);
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
