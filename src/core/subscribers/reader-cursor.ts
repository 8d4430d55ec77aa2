/** Where a listing of readers goes on: the cursor of the KV page, and the last id that was answered. */
export interface ReaderCursor {
  readonly base: string | null;
  readonly after: string | null;
}

export const formatReaderCursor = (cursor: ReaderCursor): string =>
  JSON.stringify([cursor.base, cursor.after]);

/** No text is the start; null for what `formatReaderCursor` did not make. */
export function parseReaderCursor(text: string | null): ReaderCursor | null {
  if (text === null) return { base: null, after: null };
  const [base, after, ...rest] = parseList(text);
  if (!isTextOrNull(base) || !isTextOrNull(after) || rest.length > 0) return null;
  return { base, after };
}

function parseList(text: string): readonly unknown[] {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list : [];
  } catch {
    return []; // SyntaxError is JSON's word for "not ours": the answer, not a failure
  }
}

const isTextOrNull = (value: unknown): value is string | null => value === null || typeof value === "string";
