import { fail, type Result, succeed } from "./result.ts";

/** Byte order marks of what is not UTF-8; the longer ones first, because one begins with another. */
const MARKS = [
  { bytes: [0xff, 0xfe, 0x00, 0x00], name: "UTF-32" },
  { bytes: [0x00, 0x00, 0xfe, 0xff], name: "UTF-32" },
  { bytes: [0xff, 0xfe], name: "UTF-16" },
  { bytes: [0xfe, 0xff], name: "UTF-16" },
] as const;

/**
 * The text of a file in UTF-8, with or without a byte order mark. Anything else is refused by what is certain of it:
 * whoever guesses an encoding puts wrong letters into names. A file of another encoding that has ASCII letters alone is
 * UTF-8 as well; one with zero bytes is UTF-16 without its mark, or no text.
 */
export function decodeUtf8(bytes: Uint8Array): Result<string, string> {
  const mark = MARKS.find((one) => one.bytes.every((byte, index) => bytes[index] === byte));
  if (mark !== undefined) return fail(`in ${mark.name}`);
  if (bytes.includes(0)) return fail("in UTF-16, or no text at all");
  try {
    return succeed(new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes));
  } catch {
    return fail("in another encoding, such as Latin-1 or Windows-1252"); // TypeError: the decoder's word for no UTF-8
  }
}
