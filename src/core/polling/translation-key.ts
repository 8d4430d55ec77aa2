const KIND = /(^|[/#:])translation-?key$/i;
const WORD = /^translation-?key\s*[:=]\s*(.+)$/i;

/** A category as its feed has it: of which kind it is (`domain`, `scheme`), and what it says. */
export interface Category {
  readonly kind: string | null;
  readonly text: string;
}

/** What of an item's categories its translations share; null: nothing does. */
export function findTranslationKey(categories: readonly Category[]): string | null {
  const keys = categories.map(readKey).filter((key) => key !== null);
  return keys[0] ?? null;
}

/** Those that are about something. */
export const listTags = (categories: readonly Category[]): readonly string[] =>
  categories.filter((category) => readKey(category) === null).map(({ text }) => text);

function readKey({ kind, text }: Category): string | null {
  const key = KIND.test(kind ?? "") ? text.trim() : (WORD.exec(text.trim())?.[1]?.trim() ?? "");
  return key === "" ? null : key.slice(0, MAX_KEY);
}

const MAX_KEY = 300;
