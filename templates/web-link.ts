/**
 * The address in normal form where it is absolute http or https, else null: JSX escapes `href`, but lets any scheme
 * through (`javascript:`).
 */
export function selectWebLink(text: string): string | null {
  const url = URL.parse(text);
  return url !== null && (url.protocol === "https:" || url.protocol === "http:") ? url.href : null;
}
