/** A text for the log without addresses and without anything long enough to be a token. */
export function redactSecrets(text: string): string {
  return text
    .replace(/[^\s"'<>()]+@[^\s"'<>()]+\.[^\s"'<>():]+/g, "[address]")
    .replace(/\b[A-Za-z0-9_-]{40,}\b/g, "[token]")
    .slice(0, 4000);
}
