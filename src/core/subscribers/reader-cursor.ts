import { parseJson } from "../parse-json.ts";

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
  const read = parseJson(text);
  const [base, after, ...rest]: readonly unknown[] = read.ok && Array.isArray(read.value) ? read.value : [];
  if (!isTextOrNull(base) || !isTextOrNull(after) || rest.length > 0) return null;
  return { base, after };
}

const isTextOrNull = (value: unknown): value is string | null => value === null || typeof value === "string";
