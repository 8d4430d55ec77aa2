import { describe, expect, it } from "vitest";
import { asPostId } from "../../../src/core/ids.ts";
import { decidePostIdentity } from "../../../src/core/posts/decide-post-identity.ts";

const known = (
  id: string,
  path: string,
  language = "en",
  deletedAt: number | null = null,
  title = "A title",
) => ({ ...{ id: asPostId(id), path, language, title, deletedAt }, releasedAt: null, isByPath: false });

describe("a post that comes in", () => {
  it("is new where neither its id nor its path is known", () => {
    expect(decidePostIdentity(known("a", "a.md"), null, null)).toEqual({ do: "insert" });
  });

  it("is the post of its id, wherever its file lies now", () => {
    const moved = decidePostIdentity(known("a", "new.md"), known("a", "old.md"), null);
    expect(moved).toEqual({ do: "replace", id: "a", retire: null });
  });

  it("is the post of its path where its id was added or changed", () => {
    const renamed = decidePostIdentity(known("42", "a.md"), null, known("a", "a.md"));
    expect(renamed).toEqual({ do: "replace", id: "a", retire: null });
  });

  it("retires the post whose path it takes", () => {
    const crowded = decidePostIdentity(known("a", "b.md"), known("a", "a.md"), known("b", "b.md"));
    expect(crowded).toEqual({ do: "replace", id: "a", retire: "b" });
  });

  it("is refused where its id is that of a post that stands in another language", () => {
    const standing = known("story", "en/p.md");
    const translation = known("story", "es/p.md", "es");
    expect(decidePostIdentity(translation, standing, null)).toEqual({ do: "refuse", standing });
    expect(decidePostIdentity(translation, standing, known("es/p", "es/p.md", "es"))).toMatchObject({
      do: "refuse",
    });
  });

  it.each([
    ["A title, edited", true],
    ["a Title!", true],
    ["A", true],
    ["A titled song", false],
    ["Another title", false],
    ["🎉", false],
  ])(
    "is refused where its id is that of another post that stands, and called %j it is none: %j",
    (title, isSame) => {
      const standing = known("x", "a.md");
      const move = decidePostIdentity(known("x", "b.md", "en", null, title), standing, null);
      expect(move).toEqual(isSame ? { do: "replace", id: "x", retire: null } : { do: "refuse", standing });
      const gone = { ...standing, deletedAt: 5 };
      expect(decidePostIdentity(known("x", "b.md", "en", null, title), gone, null).do).toBe("replace");
      expect(decidePostIdentity(known("x", "a.md", "en", null, title), standing, standing).do).toBe(
        "replace",
      );
    },
  );

  it("may change its language where it lies, and when it moved and the old file is gone", () => {
    const here = known("story", "p.md");
    const replaced = { do: "replace", id: "story", retire: null };
    expect(decidePostIdentity(known("story", "p.md", "es"), here, here)).toEqual(replaced);
    const gone = known("story", "p.md", "en", 5);
    expect(decidePostIdentity(known("story", "es/p.md", "es"), gone, null)).toEqual(replaced);
  });

  describe("at the path of a post that went out and was deleted", () => {
    type Row = Omit<ReturnType<typeof known>, "releasedAt"> & { readonly releasedAt: number | null };
    const gone: Row = { ...known("a", "a.md", "en", 5), releasedAt: 4, isByPath: true };
    const other: Row = known("b", "b.md");
    const arrive = (before: readonly Row[], moved: Row | null, holder = gone) =>
      decidePostIdentity(known("a", "a.md"), holder, holder, before, null, moved);

    it("is that one where nothing says otherwise, or its own bytes come back, or what moved went out too", () => {
      const replaced = { do: "replace", id: "a", retire: null };
      expect(arrive([], null)).toEqual(replaced);
      expect(arrive([{ ...gone, releasedAt: null }, other], null)).toEqual(replaced);
      expect(arrive([], { ...other, releasedAt: 4 })).toEqual(replaced);
      expect(arrive([{ ...other, releasedAt: 4 }], null)).toEqual(replaced);
    });

    it("is itself where it never went out and moved there, or stands elsewhere still", () => {
      expect(arrive([], other)).toEqual({ do: "replace", id: "b", retire: null, vacate: "a" });
      expect(arrive([other], null)).toEqual({ do: "insert", vacate: "a" });
    });

    it("is that one where its file says so by an id, or where that never went out", () => {
      expect(arrive([], other, { ...gone, isByPath: false })).toEqual({
        do: "replace",
        id: "a",
        retire: null,
      });
      expect(arrive([], other, { ...gone, releasedAt: null })).toMatchObject({ id: "a" });
    });
  });
});
