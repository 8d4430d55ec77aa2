/** What the provider's headers said about its rate; null where they did not. */
export interface RateReading {
  /** Requests a second that the account may make. */
  readonly limit: number | null;
  readonly remaining: number | null;
  readonly resetSeconds: number | null;
  readonly retryAfterSeconds: number | null;
  /** A 429 that is about the rate: everybody waits. A used-up quota is no reason to go slower. */
  readonly limited: boolean;
  /** Mails that the account has used up of its day and of its month; null or absent: not said. */
  readonly dailyUsed?: number | null;
  readonly monthlyUsed?: number | null;
}

/**
 * How one request to the provider ended. *Accepted* and *refused* are certain; *in-doubt* means that the mail may
 * have been taken: no answer, 5xx, a concurrent request with the same key, a redirect, an unreadable answer.
 */
export type Answer =
  | { readonly kind: "accepted"; readonly providerIds: readonly string[]; readonly rate: RateReading }
  | {
      readonly kind: "refused";
      readonly reason: Refusal;
      readonly status: number;
      readonly name: string;
      readonly message: string;
      readonly rate: RateReading;
    }
  | {
      readonly kind: "in-doubt";
      readonly status: number | null;
      readonly name: string;
      readonly rate: RateReading;
    };

/**
 * Why the provider certainly took nothing. `rate`: wait seconds; `daily-quota`, `monthly-quota`: wait for the
 * reset; `author`: key, sender or account is wrong; `content`: something in this very request; `key-reused`: an
 * earlier request with this key had another body and may have been taken.
 */
export type Refusal = "rate" | "daily-quota" | "monthly-quota" | "author" | "content" | "key-reused";

export const NO_RATE_READING: RateReading = {
  limit: null,
  remaining: null,
  resetSeconds: null,
  retryAfterSeconds: null,
  limited: false,
};

/** A provider may ask for any pause; after this much a single request finds out whether it still means it. */
const LONGEST_HOLD_MS = 60_000;

/** How long a refusal about the rate holds back whoever met it, whatever it says: at least a second, at most a minute. */
export function deriveHoldMs({ retryAfterSeconds, resetSeconds }: RateReading): number {
  const seconds = retryAfterSeconds ?? resetSeconds ?? 1;
  return seconds >= 1 ? Math.min(seconds * 1000, LONGEST_HOLD_MS) : 1000; // less, and what is no number at all
}
