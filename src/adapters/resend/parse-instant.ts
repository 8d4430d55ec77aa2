/** `2026-04-03 22:13:42.674981+00` as Resend's newer answers show an instant, or ISO 8601 as the older ones do; else null. */
export function parseInstant(text: unknown): number | null {
  if (typeof text !== "string") return null;
  const at = Date.parse(text.replace(" ", "T").replace(/([+-]\d\d)$/, "$1:00"));
  return Number.isNaN(at) ? null : at;
}
