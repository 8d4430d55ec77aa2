/** A web address, whole; null for none, and for whatever is neither http nor https. */
export function toAbsoluteAddress(address: string | null, base: string): string | null {
  const url = address === null || address === "" ? null : URL.parse(address, base);
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null;
}
