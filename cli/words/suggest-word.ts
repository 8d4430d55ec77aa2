/** The known word that was most likely meant, or null where none is near. */
export function suggestWord(typed: string, known: readonly string[]): string | null {
  const near = known
    .map((word) => ({ word, distance: countEdits(typed.toLowerCase(), word) }))
    .sort((a, b) => a.distance - b.distance)[0];
  const isNear = near !== undefined && near.distance <= Math.max(2, Math.floor(typed.length / 3));
  return isNear ? near.word : (known.find((word) => word.startsWith(typed) && typed.length > 1) ?? null);
}

/** Levenshtein distance: letters to add, to drop or to replace. */
function countEdits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...a].entries()) {
    const next = [index + 1];
    for (const [column, other] of [...b].entries()) {
      const replaced = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
