/** Longer than any line of a backup: what comes without a break is handed on so far, for its reader to refuse. */
const MOST_LETTERS = 16_000_000;

/**
 * The lines of a text that comes in pieces, without their breaks; a last line without one is a line, too. Holds one line at
 * a time. What is no UTF-8 is replaced, so that it fits no check.
 */
export async function* splitLines(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: false, ignoreBOM: true });
  let rest: string[] = [];
  let length = 0;
  const take = function* (text: string) {
    const [first = "", ...others] = text.split("\n");
    rest.push(first);
    length += first.length;
    for (const other of others) {
      yield rest.join("");
      rest = [other];
      length = other.length;
    }
    if (length <= MOST_LETTERS) return;
    yield rest.join("");
    rest = [];
    length = 0;
  };
  for await (const piece of pieces) yield* take(decoder.decode(piece, { stream: true }));
  yield* take(decoder.decode());
  const last = rest.join("");
  if (last !== "") yield last;
}
