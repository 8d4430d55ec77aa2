import { describe, expect, it } from "vitest";
import { decodeUtf8 } from "../../src/core/decode-utf8.ts";

const bytes = (...values: readonly number[]) => new Uint8Array(values);

describe("the bytes of a file", () => {
  it("are read as UTF-8, with or without a byte order mark, and keep a replacement character that was written", () => {
    const text = "Zoë,天,\u{1f980},\ufffd\n";
    expect(decodeUtf8(new TextEncoder().encode(text))).toEqual({ ok: true, value: text });
    expect(decodeUtf8(new TextEncoder().encode(`\ufeff${text}`))).toEqual({ ok: true, value: text });
    expect(decodeUtf8(bytes())).toEqual({ ok: true, value: "" });
  });

  it.each([
    ["UTF-16 with its mark", bytes(0xff, 0xfe, 0x61, 0x00), "UTF-16"],
    ["UTF-16, the other way round", bytes(0xfe, 0xff, 0x00, 0x61), "UTF-16"],
    ["UTF-32", bytes(0xff, 0xfe, 0, 0, 0x61, 0, 0, 0), "UTF-32"],
    ["UTF-16 without a mark", bytes(0x61, 0x00, 0x62, 0x00), "UTF-16"],
    ["Latin-1", bytes(0x65, 0xe9, 0x0a), "Latin-1"],
    ["UTF-8 that breaks off", bytes(0x61, 0xe2, 0x82), "another encoding"],
    ["an overlong form", bytes(0xc0, 0xae), "another encoding"],
  ])("are refused by name: %s", (_, given, name) => {
    const read = decodeUtf8(given);
    expect(read.ok ? "" : read.problem).toContain(name);
  });
});
