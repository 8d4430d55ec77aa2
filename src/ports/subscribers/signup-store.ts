import type { Instant, SubscriberId } from "../../core/ids.ts";
import type { SignupMail } from "../../core/outbox/owed-mail.ts";
import type { Signup } from "../../core/subscribers/signup.ts";

/** Requests to join (D1). Reads see every earlier write. */
export interface SignupStore {
  /**
   * Records a request and owes its mail, in one transaction; with `mail` null it does neither, by the same work. The
   * mail is due when the throttle of its address lets it go. For one address the oldest owed mail stays, and the latest
   * request waits behind it in place of one that waited before. Returns the moment that names the request: `at`, or
   * later if another request of the address has that moment.
   */
  add(signup: Omit<Signup, "expiresAt">, mail: SignupMail | null): Promise<Instant>;
  /** Throws `UnreadableRowError` for one that cannot be read, as does `findLatest`. */
  find(id: SubscriberId, at: Instant): Promise<Signup | null>;
  /** The latest request that is still open at `now`. */
  findLatest(id: SubscriberId, now: Instant): Promise<Signup | null>;
  /** The moment of that request, whether or not it can be read: whoever wants to leave can. */
  findAskedAt(id: SubscriberId, now: Instant): Promise<Instant | null>;
  /**
   * Ends the requests up to that moment, after a confirmation or because somebody left: they and the mails that they
   * are owed go; the throttle stays. Idempotent.
   */
  settle(id: SubscriberId, upTo: Instant): Promise<void>;
  /** Forgets the requests of that address, every mail that it is owed, and its throttle, in one transaction. Idempotent. */
  forget(id: SubscriberId): Promise<void>;
  removeExpired(now: Instant): Promise<void>;
  /** Addresses that wait for a confirmation. */
  countPending(now: Instant): Promise<number>;
}
