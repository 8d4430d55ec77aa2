import { describe, expect, it } from "vitest";
import { explainHomeGroup } from "../../../../src/core/posts/visibility/home-groups.ts";
import type { HomeReading } from "../../../../src/core/posts/visibility/home-spelling.ts";
import {
  readHomeValue,
  readTruth,
  saysNothing,
} from "../../../../src/core/posts/visibility/read-home-value.ts";

const read = (reads: HomeReading, value: unknown, not?: string) => {
  const spelling = { keys: "key", reads, means: "meant", ...(not === undefined ? {} : { not }) };
  const saying = readHomeValue(value, spelling, "Europe/Madrid");
  if (saying.says === "home") return saying.home;
  return saying.says === "nothing" ? null : `${saying.says} ${new Date(saying.at).toISOString()}`;
};
const START = "start 2026-11-22T23:00:00.000Z";
const END = "end 2026-11-22T23:00:00.000Z";

describe("a truth value", () => {
  it("is written in many ways", () => {
    for (const yes of [true, "true", " Yes ", "y", "T", "ON", 1, "1", '"true"', "yes!"])
      expect(readTruth(yes)).toBe(true);
    for (const no of [false, "false", "No", "n", "F", "off", 0, "0"]) expect(readTruth(no)).toBe(false);
    for (const other of ["maybe", "", 2, null, undefined, [true], { true: 1 }, "yes no"])
      expect(readTruth(other)).toBeNull();
  });
});

describe("a key that was left empty", () => {
  it("says nothing, whatever it is empty of", () => {
    for (const empty of [undefined, null, "", " \u200b", [], {}]) expect(saysNothing(empty)).toBe(true);
    for (const full of ["x", 0, false, [null], { a: 1 }]) expect(saysNothing(full)).toBe(false);
  });

  it("keeps no post home, whichever key it is", () => {
    for (const reads of ["yes", "no", "word", "lock", "password", "start", "end"] as const)
      for (const empty of [null, " ", [], {}]) expect(read(reads, empty)).toBeNull();
  });
});

describe("what a value means under a key", () => {
  it.each<[HomeReading, unknown, string | null]>([
    ["yes", true, "meant"],
    ["yes", ["yes"], "meant"],
    ["yes", false, null],
    ["yes", "members", "for members"],
    ["yes", "published", null],
    ["yes", "perhaps", "unclear"],
    ["yes", ["a", "b"], "unclear"],
    ["no", false, "meant"],
    ["no", "yes", null],
    ["no", "2026-11-23", START],
    ["no", "drafts", "draft"],
    ["no", "everyone", null],
    ["no", "perhaps", "unclear"],
    ["word", "no", "meant"],
    ["word", true, null],
    ["word", "In Review", "draft"],
    ["word", "Live", null],
    ["word", "perhaps", "unclear"],
    ["word", "2026-11-23", "unclear"],
    ["lock", "gold", "meant"],
    ["lock", true, "meant"],
    ["lock", false, null],
    ["lock", "no", null],
    ["lock", "public", null],
    ["password", "no", "meant"],
    ["password", "public", "meant"],
    ["password", true, "meant"],
    ["password", false, null],
    ["yes-hint", "on", "meant"],
    ["yes-hint", "members", null],
    ["yes-hint", false, null],
    ["no-hint", "off", "meant"],
    ["no-hint", "perhaps", null],
    ["no-hint", true, null],
    ["word-hint", "Trash", "unpublished"],
    ["word-hint", false, null],
    ["word-hint", "perhaps", null],
    ["words-hint", "featured, hidden", "hidden"],
    ["words-hint", "featured hidden", "hidden"],
    ["words-hint", "featured,not hidden", null],
    ["words-hint", ["featured", "members only"], "for members"],
    ["words-hint", [7, null, "draft"], "draft"],
    ["label-hint", "private, wip", "draft"],
    ["label-hint", ["private", "unlisted"], "unlisted"],
    ["label-hint", ["private", "hidden"], null],
    ["start", "2026-11-23", START],
    ["start", true, "meant"],
    ["start", false, null],
    ["start", "soon", "unclear"],
    ["end", "2026-11-23", END],
    ["end", "never", null],
    ["end", "none", null],
    ["end", false, null],
    ["end", true, "meant"],
    ["end", "soon", "unclear"],
    ["start-hint", "2026-11-23", START],
    ["start-hint", "soon", null],
    ["start-hint", true, null],
    ["end-hint", "2026-11-23", END],
    ["end-hint", true, null],
    ["end-hint", ["2026-11-23"], END],
  ])("that is read as %s: %j, %s", (reads, value, home) => {
    expect(read(reads, value)).toBe(home);
  });

  it("may leave one word out that means something else there", () => {
    expect(read("word-hint", "review")).toBe("draft");
    expect(read("word-hint", "Review", "review")).toBeNull();
    expect(read("word-hint", "draft", "review")).toBe("draft");
  });

  it("is a date by the clocks of the newsletter's zone, and the very moment where it names one", () => {
    expect(read("start", "2026-11-23T09:00:00Z")).toBe("start 2026-11-23T09:00:00.000Z");
  });
});

describe("a key whose value is a language of its own", () => {
  it.each<[string, unknown, string | null]>([
    ["build", { list: "never" }, "unlisted (build.list: never)"],
    ["build", { list: "local" }, "unlisted (build.list: local)"],
    ["build", { list: "always", render: "link" }, "unlisted (build.render: link)"],
    ["build", { render: false }, "unlisted (build.render: false)"],
    ["build", { list: true, render: "always" }, null],
    ["build", { list: "", render: null, publishResources: false }, null],
    ["build", "never", "unclear (build)"],
    ["build", ["never"], "unclear (build)"],
    ["build", {}, null],
    ["robots", "NOINDEX, follow", "hidden from search engines (robots)"],
    ["robots", "none", "hidden from search engines (robots)"],
    ["robots", "index, nofollow", null],
    ["robots", "nonenoindexed", null],
    ["robots", ["follow", "noindex"], "hidden from search engines (robots)"],
    ["robots", [{ index: "no" }], "hidden from search engines (robots)"],
    ["robots", { noindex: "yes" }, "hidden from search engines (robots)"],
    ["robots", { index: true, noindex: false }, null],
    ["robots", { index: null }, null],
    ["robots", 5, null],
    ["sitemap", { exclude: true }, "excluded (sitemap)"],
    ["sitemap", { disable: "yes" }, "excluded (sitemap)"],
    ["sitemap", { ignore: 1 }, "excluded (sitemap)"],
    ["sitemap", { ignore: false, priority: 1 }, null],
    ["sitemap", "exclude", "excluded (sitemap)"],
    ["sitemap", "weekly", null],
    ["permalink", false, "excluded (permalink: false)"],
    ["permalink", "/hello/", null],
    ["permalink", "false", "excluded (permalink: false)"],
    ["permalink", "/false/", null],
    ["cover", { noindex: true }, null],
    ["cover", false, null],
  ])("%s: %j, %s", (key, value, home) => {
    expect(explainHomeGroup(key, value)).toBe(home);
  });
});
