import { globSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { describe, expect, it } from "vitest";
import { findCircles, readGraph } from "./architecture/find-circles.ts";

const ROOT = new URL("../", import.meta.url).pathname;
const paths = globSync("{src,templates,cli,dev,bench,tests}/**/*.{ts,tsx,js}", { cwd: ROOT }).sort();
const files = new Map(paths.map((path) => [path, readFileSync(`${ROOT}${path}`, "utf8")]));

/** Somebody who looks for a file reads this many names at most. */
const MAX_FILES = 25;

describe("the floor plan", () => {
  it("has no folder of more than 25 files of code", () => {
    const folders = Map.groupBy(paths, (path) => posix.dirname(path));
    expect(folders.size).toBeGreaterThan(50);
    const corridors = [...folders].flatMap(([folder, inside]) =>
      inside.length > MAX_FILES ? [`${folder} has ${inside.length}`] : [],
    );
    expect(corridors).toEqual([]);
  });

  it("has no circle of imports, not even of types", () => {
    expect(findCircles(readGraph(files))).toEqual([]);
  });

  it("has the same nouns in every layer", () => {
    const nouns = globSync("src/core/*", { cwd: ROOT, withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    expect(nouns).toEqual(expect.arrayContaining(["editions", "issues", "posts", "schedule", "subscribers"]));
    for (const layer of ["src/usecases", "src/adapters/d1", "src/ports"])
      for (const noun of ["editions", "issues", "posts", "schedule", "subscribers"])
        if (layer !== "src/ports" || noun !== "editions")
          expect(paths.some((path) => path.startsWith(`${layer}/${noun}/`))).toBe(true);
  });
});

describe("a planted circle is found", () => {
  it.each([
    ["of two", { "a.ts": 'import { b } from "./b.ts";', "b.ts": 'import { a } from "./a.ts";' }],
    [
      "of types alone",
      { "a.ts": 'import type { B } from "./b.ts";', "b.ts": 'export type B = import("./a.ts").A;' },
    ],
    [
      "of three, over folders",
      {
        "src/core/a.ts": 'import type { B } from "./x/b.ts";',
        "src/core/x/b.ts": 'export { c } from "../y/c.ts";',
        "src/core/y/c.ts": 'const a = () => import("../a.ts"); export { a };',
      },
    ],
  ])("%s", (_, planted) => {
    expect(findCircles(readGraph(new Map(Object.entries(planted))))).toEqual([Object.keys(planted).sort()]);
  });

  it("where there is none", () => {
    const chain = { "a.ts": 'import "./b.ts"; import "./c.ts";', "b.ts": 'import "./c.ts";', "c.ts": "" };
    expect(findCircles(readGraph(new Map(Object.entries(chain))))).toEqual([]);
  });
});
