/**
 * Whom a brake counts together: an IPv4 address, or the 64 bits of an IPv6 address that one household or server has for
 * itself (RFC 6177), since it may come with another address each time.
 */
export function deriveClientKey(address: string): string {
  const host = URL.parse(`http://[${address}]`)?.hostname.slice(1, -1);
  if (host === undefined) return address;
  const [head = "", tail] = host.split("::");
  const groups = (text: string | undefined) => (text ? text.split(":") : []);
  const known = groups(head).length + groups(tail).length;
  const filled = tail === undefined ? [] : Array.from({ length: 8 - known }, () => "0");
  return `${[...groups(head), ...filled, ...groups(tail)].slice(0, 4).join(":")}::/64`;
}
