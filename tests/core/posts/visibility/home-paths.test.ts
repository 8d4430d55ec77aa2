import { describe, expect, it } from "vitest";
import { explainDraftName, explainHomePath } from "../../../../src/core/posts/visibility/home-paths.ts";

describe("where a post lies", () => {
  it.each([
    ["_drafts/a.md", "draft (folder _drafts/)"],
    ["Entwürfe/a.md", "draft (folder Entwürfe/)"],
    ["blog/Private Notes/a.md", "private (folder Private Notes/)"],
    ["blog/un_published/a.md", "unpublished (folder un_published/)"],
    ["blog/layouts/a.md", "not published (folder layouts/)"],
    ["node_modules/x/a.md", "not published (folder node_modules/)"],
    [".obsidian/a.md", "not published (folder .obsidian/)"],
    ["_partials/a.md", "not published (folder _partials/)"],
    ["_anything/a.md", "not published (folder _anything/)"],
    ["a/.git/_drafts/a.md", "not published (folder .git/)"],
    ["blog/a.Draft.md", "draft (file a.Draft.md)"],
    ["blog/a.hidden.mdx", "hidden (file a.hidden.mdx)"],
    ["blog/a.wip.markdown", "wip (file a.wip.markdown)"],
    ["blog/_a.md", 'not published (file _a.md begins with "_")'],
    ["blog/.a.md", 'not published (file .a.md begins with ".")'],
    ["blog/~a.md", 'not published (file ~a.md begins with "~")'],
    ["blog/#a.md", 'not published (file #a.md begins with "#")'],
    ["blog/-a.md", 'not published (file -a.md begins with "-")'],
    ["_posts/a.md", null],
    ["_Notes/a.md", null],
    ["posts/hidden-gems/a.md", null],
    ["private.md", null],
    ["blog/a_b-c.md", null],
    ["blog/a.hidden.b.md", null],
    ["blog/a.mdx", null],
  ])("keeps it home, or not: %s, %s", (path, home) => {
    expect(explainHomePath(path)).toBe(home);
  });
});

describe("a name", () => {
  it.each([
    ["draft-a.md", "draft (file draft-a.md)"],
    ["blog/a-draft.md", "draft (file a-draft.md)"],
    ["blog/2026-11-20-draft-a.md", "draft (file 2026-11-20-draft-a.md)"],
    ["blog/[WIP] a.md", "draft (file [WIP] a.md)"],
    ["blog/a.draft.es.md", "draft (file a.draft.es.md)"],
    ["blog/a (borrador).md", "draft (file a (borrador).md)"],
    ["draft-beer/a.md", "draft (folder draft-beer/)"],
    ["draft-beer/draft-a.md", "draft (folder draft-beer/)"],
    ["blog/overdraft.md", null],
    ["blog/drafting-a.md", null],
    ["blog/draft2.md", null],
    ["blog/a-draft-b.md", null],
    ["blog/1999-draft-a.md", null],
  ])("sounds like a draft's at an end of a part: %s, %s", (path, home) => {
    expect(explainDraftName(path)).toBe(home);
  });
});
