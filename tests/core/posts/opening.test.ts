import { describe, expect, it } from "vitest";
import { deriveOpening, MAX_OPENING_BYTES } from "../../../src/core/posts/article.ts";

const block = (html: string) => ({ html, text: "" });

describe("the opening of an article", () => {
  it("is all of a short one", () => {
    expect(deriveOpening({ blocks: [block("<p>a</p>"), block("<p>b</p>")] })).toBe("<p>a</p><p>b</p>");
  });

  it("ends between two blocks, and counts bytes", () => {
    const long = block(`<p>${"ж".repeat(MAX_OPENING_BYTES / 2)}</p>`);
    expect(deriveOpening({ blocks: [block("<p>a</p>"), long, block("<p>b</p>")] })).toBe("<p>a</p>");
  });

  it("is nothing where the first block is too long already, or there is none", () => {
    expect(deriveOpening({ blocks: [block("x".repeat(MAX_OPENING_BYTES + 1))] })).toBe("");
    expect(deriveOpening({ blocks: [] })).toBe("");
  });
});
