import { isLoopback } from "../loopback.ts";
import { fail, type Result, succeed } from "../result.ts";

/** Names that never lead to the public Internet (RFC 6761, RFC 6762, RFC 8375, and what clouds call their own). */
const PRIVATE_NAME = /(^|\.)(localhost|local|internal|lan|intranet|corp|home|home\.arpa|invalid)$/;
const IP_LITERAL = /^(\d{1,3}(\.\d{1,3}){3}|\[.*\])$/;

export interface FeedAddressRules {
  /** Local development: a blog that is served from this machine. */
  readonly allowLoopback: boolean;
  /** The newsletter's own host: it would read itself. Null: nothing is known of it. */
  readonly ownHost: string | null;
}

/**
 * An address that a poll may ask: https to a public host at its usual port, without a name or password. A Worker cannot look
 * up where a name leads; `URL` has written every spelling of an IP address the one way by then.
 */
export function parseFeedAddress(text: string, rules: FeedAddressRules): Result<URL, string> {
  const url = URL.parse(text);
  if (url === null) return fail("This is no address.");
  const host = url.hostname.replace(/\.$/, "").toLowerCase();
  if (url.username !== "" || url.password !== "") return fail("A feed's address holds no name or password.");
  if (rules.ownHost !== null && url.host === rules.ownHost)
    return fail("This is a feed of the newsletter itself. Give the blog's own.");
  const isLocal = isLoopback(host);
  if (isLocal && rules.allowLoopback && /^https?:$/.test(url.protocol)) return succeed(url);
  if (isLocal) return fail("A feed on this machine is read in local development alone (ALLOW_LOCAL_FEEDS).");
  if (url.protocol !== "https:") return fail("A feed is read by https alone.");
  if (url.port !== "") return fail("A feed is read at the usual port alone.");
  if (IP_LITERAL.test(host) || PRIVATE_NAME.test(host) || !host.includes("."))
    return fail("A feed is read from a public host with a name alone.");
  return succeed(url);
}
