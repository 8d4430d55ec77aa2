import { describe, expect, it } from "vitest";
import { selectHeadline } from "../../../src/core/posts/headline.ts";

const title = (language: string) => ({ language, title: `in ${language}` });

describe("the headline of an issue", () => {
  it.each([
    { what: "its first story in the page's language", has: ["es", "en", "ar"], page: "ar", shows: "ar" },
    { what: "else its first in the default one", has: ["es", "en"], page: "ar", shows: "en" },
    { what: "else its very first", has: ["es", "fr"], page: "ar", shows: "es" },
  ])("is $what", ({ has, page, shows }) => {
    expect(selectHeadline(has.map(title), [page, "en"])).toEqual(title(shows));
  });

  it("is none where nothing is left", () => {
    expect(selectHeadline([], ["en"])).toBeNull();
  });
});
