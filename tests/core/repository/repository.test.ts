import { describe, expect, it } from "vitest";
import { deriveComparedChanges, deriveListedChanges } from "../../../src/core/repository/derive-changes.ts";
import { isPostOf } from "../../../src/core/repository/post-places.ts";
import { parseBranch, parseRepository } from "../../../src/core/repository/repository.ts";
import { scheduleAttempt } from "../../../src/core/repository/schedule-attempt.ts";

describe("the name of a repository", () => {
  it.each([
    ["ada/blog", "ada/blog"],
    ["Ada/My.Blog_1", "ada/my.blog_1"],
    [" https://github.com/Ada/blog.git ", "ada/blog"],
    ["github.com/ada/blog/", "ada/blog"],
  ])("is read: %s", (text, name) => expect(parseRepository(text)).toBe(name));

  it.each(["", "blog", "ada/", "/blog", "ada/blog/more", "ada/..", "ada/b log", "../x", "a?b/c", 7, null])(
    "is refused: %s",
    (text) => expect(parseRepository(text)).toBe(null),
  );
});

it("takes the name of a branch, and nothing that Git would not take for one", () => {
  expect(["main", "refs/heads/posts/new", "größe"].map(parseBranch)).toEqual(["main", "posts/new", "größe"]);
  for (const name of ["", "a b", "a..b", "a:b", "a\u0007b", "x".repeat(300), 1])
    expect(parseBranch(name)).toBe(null);
});

it("tells posts by their place and their names", () => {
  const posts = ["content/a.md", "content/b/c.MDX", "content/cafe\u0301.markdown"];
  const others = [
    "a.md",
    "content.md",
    "contents/a.md",
    "content/.a.md",
    "content/_x/.git/a.md",
    "content/a.txt",
  ];
  for (const path of posts) expect(isPostOf(path, "content")).toBe(true);
  for (const path of others) expect(isPostOf(path, "content")).toBe(false);
  expect(isPostOf("cafe\u0301/a.md", "caf\u00e9")).toBe(true);
  expect(isPostOf("a.md", "")).toBe(true);
  expect(isPostOf(".github/a.md", "")).toBe(false);
});

describe("what brings posts to a head", () => {
  const file = (path: string, formerPath: string | null = null) =>
    ({ path, formerPath, change: "stored", blob: `blob of ${path}` }) as const;
  const gone = (path: string) => ({ ...file(path), change: "removed" }) as const;
  const isPost = (path: string) => isPostOf(path, "p");

  it("follows from what differs", () => {
    const files = [
      file("p/a.md"),
      gone("p/b.md"),
      file("p/d.md", "p/c.md"),
      file("x/e.md", "p/e.md"),
      file("p/f.md", "x/f.md"),
    ];
    expect(deriveComparedChanges(files, isPost)).toEqual({
      stored: [
        { path: "p/a.md", blob: "blob of p/a.md", formerPath: null },
        { path: "p/d.md", blob: "blob of p/d.md", formerPath: "p/c.md" },
        { path: "p/f.md", blob: "blob of p/f.md", formerPath: null },
      ],
      removed: ["p/b.md", "p/c.md", "p/e.md"],
    });
  });

  it("never takes a path for gone, or for moved away from, that holds a file", () => {
    const files = [file("p/a.md", "p/b.md"), file("p/b.md", "p/a.md")];
    expect(deriveComparedChanges(files, isPost)).toEqual({
      stored: [file("p/a.md"), file("p/b.md")].map(({ change: _, ...one }) => one),
      removed: [],
    });
  });

  it("follows from all files where a comparison does not tell everything", () => {
    const listed = [
      { path: "p/a.md", blob: "1" },
      { path: "p/new.md", blob: "2" },
      { path: "q.md", blob: "3" },
    ];
    const compared = { status: "diverged", isWhole: false, files: [file("p/new.md", "p/old.md")] } as const;
    expect(
      deriveListedChanges(
        listed,
        ["p/a.md", "p/old.md", "p/lost.md"],
        { there: compared, here: null },
        isPost,
      ),
    ).toEqual({
      stored: [
        { path: "p/a.md", blob: "1", formerPath: null },
        { path: "p/new.md", blob: "2", formerPath: "p/old.md" },
      ],
      removed: ["p/old.md", "p/lost.md"],
    });
  });
});

it("finds a moved file where the branch was forced elsewhere, on whichever side it was moved", () => {
  const isPost = (path: string) => isPostOf(path, "");
  const move = (path: string, formerPath: string) =>
    ({ path, formerPath, change: "stored", blob: path }) as const;
  const compared = (...files: ReturnType<typeof move>[]) =>
    ({ status: "diverged", isWhole: true, files }) as const;
  const moves = {
    there: compared(move("c.md", "a.md")),
    here: compared(move("b.md", "a.md"), move("e.md", "d.md")),
  };
  const listed = ["c.md", "d.md"].map((path) => ({ path, blob: path }));
  expect(deriveListedChanges(listed, ["b.md", "e.md"], moves, isPost)).toMatchObject({
    stored: [
      { path: "c.md", formerPath: "b.md" },
      { path: "d.md", formerPath: "e.md" },
    ],
    removed: ["b.md", "e.md", "a.md"],
  });
});

it("waits longer after each failure, within bounds, and as long as the host says", () => {
  const down = { kind: "unreachable", detail: "", retryAt: null } as const;
  expect([1, 2, 3, 20, 5000].map((failures) => scheduleAttempt(0, failures, down))).toEqual([
    2000, 4000, 8000, 300_000, 300_000,
  ]);
  expect(scheduleAttempt(0, 30, { ...down, kind: "refused" })).toBe(3_600_000);
  expect(scheduleAttempt(1000, 9, { ...down, kind: "waits", retryAt: 60_000 })).toBe(60_000);
  expect(scheduleAttempt(1000, 9, { ...down, kind: "waits", retryAt: 0 })).toBe(2000);
});
