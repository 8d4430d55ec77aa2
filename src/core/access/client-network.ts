/**
 * What a rate limit counts as one client: an IPv4 address, or the first 64 bits of an IPv6 one, of which one household
 * has 2^64 addresses (RFC 6177, section 2). An IPv4 address inside an IPv6 one (RFC 4291, section 2.5.5.2) counts as
 * itself. What cannot be read stands for itself.
 */
export function deriveNetwork(client: string): string {
  const address = client.trim().toLowerCase().replace(/%.*$/, "");
  const groups = listGroups(address);
  if (groups === null) return address;
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) return toIpv4(groups);
  const network = groups.slice(0, 4).map((group) => group.toString(16));
  return `${network.join(":")}::/64`;
}

const GROUPS = 8;

/** The eight groups of an IPv6 address (RFC 4291, section 2.2); null where it is none. */
function listGroups(address: string): readonly number[] | null {
  const [before = "", after, ...rest] = withoutDots(address).split("::");
  if (rest.length > 0) return null;
  const head = splitGroups(before);
  const tail = splitGroups(after ?? "");
  const missing = GROUPS - head.length - tail.length;
  const isWhole = after === undefined ? missing === 0 : missing >= 1;
  const groups = isWhole ? [...head, ...Array.from({ length: missing }, () => "0"), ...tail] : [];
  if (groups.length !== GROUPS || !groups.every((group) => /^[\da-f]{1,4}$/.test(group))) return null;
  return groups.map((group) => Number.parseInt(group, 16));
}

const splitGroups = (text: string) => (text === "" ? [] : text.split(":"));

/** The last 32 bits may be written as IPv4. */
const withoutDots = (address: string) =>
  address.replace(/:(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/, (_, a, b, c, d) => {
    const [high, low] = [Number(a) * 256 + Number(b), Number(c) * 256 + Number(d)];
    return `:${high.toString(16)}:${low.toString(16)}`;
  });

function toIpv4(groups: readonly number[]): string {
  const bytes = groups.slice(6).flatMap((group) => [group >> 8, group & 255]);
  return bytes.join(".");
}
