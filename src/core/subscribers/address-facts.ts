import type { Instant, SubscriberId } from "../ids.ts";
import type { Change } from "./change.ts";
import type { Signup } from "./signup.ts";

/** What D1 holds of one address, as of one moment. */
export interface AddressFacts {
  /** The latest change; null: KV alone knows the reader, or nobody does. */
  readonly latest: Change | null;
  readonly unsubscribedAt: Instant | null;
  readonly suppressed: string | null;
  /** The request to join that was named; null: none was, or it is gone. */
  readonly signup: Signup | null;
  /** The latest request that is still open, whether or not it can be read: whoever wants to leave can. */
  readonly askedAt: Instant | null;
  /** The mark of the key that ids are made under; null: none is settled yet. */
  readonly idKey: string | null;
}

/** Which address, as of when, and which of its requests, by the moment that names it. */
export interface AddressQuery {
  readonly id: SubscriberId;
  readonly now: Instant;
  readonly signupAt?: Instant;
}
