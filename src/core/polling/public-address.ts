import { isLoopback } from "../loopback.ts";
import { fail, type Result, succeed } from "../result.ts";

/** Names that never lead to the public Internet (RFC 6761, RFC 6762, RFC 8375, and what clouds call their own). */
const PRIVATE_NAME = /(^|\.)(localhost|local|internal|lan|intranet|corp|home|home\.arpa|invalid)$/;
/** Names of the public DNS that lead to whatever address they spell, also to this machine. */
const SPELT_ADDRESS = /(^|\.)(nip\.io|sslip\.io|xip\.io|localtest\.me|lvh\.me|vcap\.me|traefik\.me)$/;
const IP_LITERAL = /^(\d{1,3}(\.\d{1,3}){3}|\[.*\])$/;

export interface AddressRules {
  /** Local development: a blog that is served from this machine. */
  readonly allowLoopback: boolean;
  /** Where the newsletter itself lives: it would read itself. Null: that is nobody's business here. */
  readonly own: URL | null;
}

/**
 * An address that the Worker may ask by itself: https to a public host at its usual port, without a name or password. A
 * Worker cannot look up where a name leads; `URL` has written every spelling of an IP address the one way by then.
 */
export function parsePublicAddress(text: string, rules: AddressRules): Result<URL, string> {
  const url = URL.parse(text);
  if (url === null) return fail("This is no address.");
  const host = url.hostname.replace(/\.$/, "").toLowerCase();
  if (url.username !== "" || url.password !== "") return fail("An address here holds no name or password.");
  if (rules.own !== null && isBelow(url, rules.own))
    return fail("This is an address of the newsletter itself. Give the blog's own.");
  const isLocal = isLoopback(host);
  if (isLocal && rules.allowLoopback && /^https?:$/.test(url.protocol)) return succeed(url);
  if (isLocal)
    return fail("An address on this machine is asked in local development alone (ALLOW_LOCAL_FEEDS).");
  if (url.protocol !== "https:") return fail("An address is asked by https alone.");
  if (url.port !== "") return fail("An address is asked at the usual port alone.");
  if (IP_LITERAL.test(host) || PRIVATE_NAME.test(host) || SPELT_ADDRESS.test(host) || !host.includes("."))
    return fail("Nobody but a public host with a name is asked.");
  return succeed(url);
}

/** A newsletter may live below a path of its blog's own host. */
const isBelow = (url: URL, own: URL): boolean =>
  url.host === own.host && `${url.pathname}/`.startsWith(own.pathname);
