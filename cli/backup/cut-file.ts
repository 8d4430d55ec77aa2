/** A piece of a backup that one request takes, and the line that it begins with. */
export interface FilePart {
  readonly from: number;
  readonly text: string;
}

/** Far below what a request may hold, and few enough queries for the smallest plan. */
const LETTERS_A_PART = 2_000_000;

/** The file in parts, each of which ends with a check; lines that are there already are passed over. */
export async function* cutFile(
  lines: AsyncIterable<string>,
  countKnown: () => number,
): AsyncGenerator<FilePart> {
  let number = 0;
  let part = { from: 1, text: "" };
  for await (const line of lines) {
    number += 1;
    if (number <= countKnown()) {
      part = { from: number + 1, text: "" };
      continue;
    }
    part = { ...part, text: `${part.text}${line}\n` };
    if (part.text.length < LETTERS_A_PART || !line.startsWith('{"check":')) continue;
    yield part;
    part = { from: number + 1, text: "" };
  }
  if (part.text !== "") yield part;
}
