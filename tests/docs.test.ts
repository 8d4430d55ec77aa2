import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = new URL("../", import.meta.url).pathname;
const documents = globSync("{*.md,docs/**/*.md,tests/**/README.md}", { cwd: ROOT }).sort();
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");

describe("the documents", () => {
  it("are all looked at", () => {
    for (const path of ["README.md", "docs/architecture.md", "docs/decisions/README.md"])
      expect(documents).toContain(path);
  });

  it.each(documents)("name files that are there: %s", (document) => {
    expect(listNamedPaths(document).filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it.each(documents)("lead to headings that are there: %s", (document) => {
    expect(listAnchors(document).filter(({ file, anchor }) => !hasHeading(file, anchor))).toEqual([]);
  });

  it("have every decision in their index, and no number twice", () => {
    const records = globSync("docs/decisions/[0-9]*.md", { cwd: ROOT }).map((path) => path.slice(15));
    const index = read("docs/decisions/README.md");
    expect(records.filter((record) => !index.includes(`](${record})`))).toEqual([]);
    expect(new Set(records.map((record) => record.slice(0, 4))).size).toBe(records.length);
  });
});

/** Speak of paths in somebody's blog. */
const FOR_AUTHORS = ["README.md", "docs/embed.md"];
/** Made by tests, and not kept. */
const IGNORED = read(".gitignore")
  .split("\n")
  .map((line) => line.replace(/\/$/, ""));

/** Files in links, and what stands in code as a path from the root: `src/app.ts`, `tests/laws`; a pattern stands for its folder. */
function listNamedPaths(document: string): readonly string[] {
  const linked = listLinks(document).map(({ file }) => file);
  if (FOR_AUTHORS.includes(document)) return linked;
  const inCode = /`((?:src|templates|tests|docs|cli|dev|bench|public|migrations)\/[^`\s]*)`/g;
  const named = [...read(document).matchAll(inCode)].map(([, path = ""]) =>
    path.replace(/[^/]*[*<{…].*$/, "").replace(/\/$/, ""),
  );
  return [...linked, ...named.filter((path) => !IGNORED.includes(path))];
}

const listAnchors = (document: string) => listLinks(document).filter(({ anchor }) => anchor !== "");

/** Links to other files of the repository, and to headings. */
function listLinks(document: string): readonly { readonly file: string; readonly anchor: string }[] {
  return [...read(document).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = ""]) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [path = "", anchor = ""] = target.split("#");
      return { file: path === "" ? document : normalize(join(dirname(document), path)), anchor };
    });
}

/** As repository hosts name headings: lower case, without punctuation, blanks as hyphens. */
const hasHeading = (file: string, anchor: string) =>
  [...read(file).matchAll(/^#+ (.+)$/gm)].some(
    ([, title = ""]) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, "")
        .replaceAll(" ", "-") === anchor,
  );
