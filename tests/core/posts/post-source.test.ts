import { describe, expect, it } from "vitest";
import { MAX_SOURCE_BYTES, parsePostSource } from "../../../src/core/posts/post-source.ts";

const encode = (text: string) => new TextEncoder().encode(text);

describe("the bytes of a post", () => {
  it("are UTF-8, with or without a byte order mark", () => {
    expect(parsePostSource(encode("\ufeff---\ntitle: é"))).toEqual({ ok: true, value: "---\ntitle: é" });
  });

  it("lose every character that would break a feed", () => {
    expect(parsePostSource(encode("a\u0000b\u001b[31mc\u000bd\ufffee\tf\r\n"))).toEqual({
      ok: true,
      value: "abcde\tf\r\n",
    });
  });

  it.each([
    ["nothing", new Uint8Array(), "post-invalid"],
    ["blanks", encode(" \n\u0000"), "post-invalid"],
    ["Latin-1", new Uint8Array([0x61, 0xe9, 0x62]), "post-invalid"],
    ["a megabyte", new Uint8Array(1024 * 1024).fill(97), "post-too-large"],
    ["a byte too many", new Uint8Array(MAX_SOURCE_BYTES + 1).fill(97), "post-too-large"],
  ])("are refused where they are %s", (_, bytes, kind) => {
    expect(parsePostSource(bytes)).toMatchObject({ ok: false, problem: { kind } });
  });
});

it("a post may have as many bytes as are said, and not one more", () => {
  expect(parsePostSource(new Uint8Array(MAX_SOURCE_BYTES).fill(97)).ok).toBe(true);
  expect(parsePostSource(new Uint8Array(MAX_SOURCE_BYTES + 1).fill(97))).toMatchObject({
    problem: { detail: `A post may have at most ${MAX_SOURCE_BYTES / 1024} KiB.` },
  });
});
