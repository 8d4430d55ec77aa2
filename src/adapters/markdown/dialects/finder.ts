/** Looks for texts in a source, and remembers: whoever asks from place to place pays one walk for each text. */
export interface Finder {
  /** Where the first one at or after a place begins; null: there is none. Letter case does not count. */
  readonly startOf: (text: string, from: number) => number | null;
  /** Where it ends. */
  readonly endOf: (text: string, from: number) => number | null;
}

export function createFinder(source: string): Finder {
  const known = new Map<string, { readonly from: number; readonly at: number }>();
  let lower: string | null = null;
  const startOf = (text: string, from: number) => {
    const last = known.get(text);
    const isKnown = last !== undefined && last.from <= from && (last.at === -1 || last.at >= from);
    lower ??= source.length === source.toLowerCase().length ? source.toLowerCase() : source;
    const at = isKnown ? last.at : lower.indexOf(text, from);
    if (!isKnown) known.set(text, { from, at });
    return at === -1 ? null : at;
  };
  return {
    startOf,
    endOf(text, from) {
      const start = startOf(text, from);
      return start === null ? null : start + text.length;
    },
  };
}
