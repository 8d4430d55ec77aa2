import { type Answer, refuse } from "./answer.ts";

const KEPT_MS = 24 * 60 * 60 * 1000;

interface KeptKey {
  readonly fingerprint: string;
  readonly claimedAt: number;
  /** `null` while the first request is still being answered. */
  answer: Answer | null;
}

/** Either the call's own turn, or the answer that an earlier call with this key decides. */
export type Claim =
  | { readonly state: "new"; settle(answer: Answer): void }
  | { readonly state: "replayed"; readonly answer: Answer }
  | { readonly state: "refused"; readonly answer: Answer };

export interface IdempotencyStore {
  claim(scope: string, key: string | null, fingerprint: string): Claim;
  clear(): void;
}

/** Keys with their first answer for 24 hours (resend.com/docs/dashboard/emails/idempotency-keys). */
export function createIdempotencyStore(now: () => number): IdempotencyStore {
  const kept = new Map<string, KeptKey>();

  const open = (name: string, fingerprint: string): Claim => {
    const entry: KeptKey = { fingerprint, claimedAt: now(), answer: null };
    kept.set(name, entry);
    return {
      state: "new",
      // A refused call did nothing, so its key stays free for another try.
      settle: (answer) => {
        if (answer.status < 300) entry.answer = answer;
        else kept.delete(name);
      },
    };
  };

  return {
    claim(scope, key, fingerprint) {
      if (key === null) return { state: "new", settle: () => {} };
      if (key.length < 1 || key.length > 256) {
        return { state: "refused", answer: refuse("invalid_idempotency_key") };
      }
      const name = `${scope} ${key}`;
      const earlier = kept.get(name);
      if (!earlier || now() - earlier.claimedAt >= KEPT_MS) return open(name, fingerprint);
      if (earlier.fingerprint !== fingerprint) {
        return { state: "refused", answer: refuse("invalid_idempotent_request") };
      }
      if (!earlier.answer) return { state: "refused", answer: refuse("concurrent_idempotent_requests") };
      return { state: "replayed", answer: earlier.answer };
    },
    clear: () => kept.clear(),
  };
}
