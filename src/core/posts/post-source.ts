import { cleanText } from "../clean-text.ts";
import type { Problem } from "../problem.ts";
import { fail, type Result, succeed } from "../result.ts";

/** A book's chapter is a tenth of this; a row of D1 holds 2 MB of what is made from it. */
export const MAX_SOURCE_BYTES = 512 * 1024;

/** What one row of D1 (2,000,000 bytes) can take of rendered HTML, text and article, with room for the rest of the row. */
export const MAX_RENDERED_BYTES = 1_800_000;

/** The bytes of a Markdown file as text: UTF-8 with or without a byte order mark, control characters removed. */
export function parsePostSource(bytes: Uint8Array): Result<string, Problem> {
  if (bytes.byteLength > MAX_SOURCE_BYTES) {
    return fail({
      kind: "post-too-large",
      detail: `A post may have at most ${MAX_SOURCE_BYTES / 1024} KiB.`,
    });
  }
  const text = decodeUtf8(bytes);
  if (text === null) return refuse("This is not UTF-8: save the file as UTF-8 text.");
  const source = cleanText(text);
  return source.trim() === ""
    ? refuse("There is nothing in it: send the Markdown file as the body.")
    : succeed(source);
}

/** Is what was made from a post too large to be stored together? Short Markdown can become long HTML. */
export function isTooLargeToStore(parts: readonly string[]): boolean {
  const encoder = new TextEncoder();
  return parts.reduce((sum, part) => sum + encoder.encode(part).byteLength, 0) > MAX_RENDERED_BYTES;
}

const refuse = (reason: string) =>
  fail<Problem>({ kind: "post-invalid", faults: [{ field: "body", reason }] });

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    return null; // TypeError is the decoder's word for "not UTF-8": the answer, not a failure
  }
}
