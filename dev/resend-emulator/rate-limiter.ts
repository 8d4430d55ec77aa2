const WINDOW_MS = 1000;

/** Where one request stands in its window of a second. */
export interface RateStanding {
  readonly allowed: boolean;
  /** `ratelimit-*`, and `retry-after` where the request is one too many. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface RateLimiter {
  take(): RateStanding;
  clear(): void;
}

const UNLIMITED: RateLimiter = { take: () => ({ allowed: true, headers: {} }), clear: () => {} };

/** Counts admitted requests in whole seconds of the clock, or in the last 1,000 ms. Refused ones cost nothing. */
export function createRateLimiter(
  limit: number | undefined,
  window: "fixed" | "sliding",
  now: () => number,
): RateLimiter {
  if (limit === undefined) return UNLIMITED;
  let admitted: number[] = [];

  const startOfWindow = (at: number) => (window === "fixed" ? at - (at % WINDOW_MS) : at - WINDOW_MS + 1);
  return {
    take() {
      const at = now();
      admitted = admitted.filter((earlier) => earlier >= startOfWindow(at));
      const allowed = admitted.length < limit;
      if (allowed) admitted.push(at);
      const opensAt = window === "fixed" ? startOfWindow(at) + WINDOW_MS : (admitted[0] ?? at) + WINDOW_MS;
      return { allowed, headers: describeStanding(limit, limit - admitted.length, opensAt - at, allowed) };
    },
    clear: () => {
      admitted = [];
    },
  };
}

function describeStanding(limit: number, remaining: number, resetMs: number, allowed: boolean) {
  const seconds = String(Math.max(1, Math.ceil(resetMs / 1000)));
  return {
    "ratelimit-limit": String(limit),
    "ratelimit-remaining": String(remaining),
    "ratelimit-reset": seconds,
    ...(allowed ? {} : { "retry-after": seconds }),
  };
}
