/**
 * A surprise for the log. A `SyntaxError` quotes what could not be read, and that may be anybody's address: its words are
 * left out.
 */
export function explainUnexpected(error: unknown): string {
  if (error instanceof SyntaxError) return "a stored value cannot be read";
  return error instanceof Error ? error.message : "unknown";
}
