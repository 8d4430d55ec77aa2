import { fail, type Result, succeed } from "../../core/result.ts";

/** What a byte order mark says, then the header, then the XML itself; UTF-8 where nothing does. */
function findCharset(bytes: Uint8Array, contentType: string): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  return (
    /charset\s*=\s*["']?([\w-]+)/i.exec(contentType)?.[1] ??
    /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w-]+)["']/i.exec(start)?.[1] ??
    "utf-8"
  );
}

/** Bytes as the text that they say they are; one that they are not is the author's news, and never guessed. */
export function decodeBody(bytes: Uint8Array, contentType: string): Result<string, string> {
  const charset = findCharset(bytes, contentType);
  try {
    return succeed(new TextDecoder(charset, { fatal: true, ignoreBOM: false }).decode(bytes));
  } catch {
    return fail(`The feed says that it is ${charset}, and its bytes are not. Serve it as UTF-8.`);
  }
}
