import { describe, expect, it } from "vitest";
import { cutPlace, foldPlace, listStems } from "../../../src/core/subscribers/fold-place.ts";

describe("the place that a name means", () => {
  it.each([
    ["hello", "hello"],
    ["hello/", "hello"],
    ["hello//", "hello"],
    ["a/hello/index", "a/hello"],
    ["a/hello/_index", "a/hello"],
    ["a/hello/INDEX/", "a/hello"],
    ["a/index/hello", "a/index/hello"],
    ["reindex", "reindex"],
    ["a/index2", "a/index2"],
    ["Hello/World", "Hello/World"],
  ])("is the same with and without its index: %s is %s", (name, place) => {
    expect(cutPlace(name)).toBe(place);
    expect(foldPlace(name)).toBe(place.toLowerCase());
  });

  it("is one of three stems", () => {
    expect(listStems("a/Hello/index")).toEqual(["a/Hello", "a/Hello/index", "a/Hello/_index"]);
  });
});
