/** When each host may be asked next. */
export interface Turns {
  /** Resolves when it is this call's turn. */
  take(host: string): Promise<void>;
  /** Nobody asks this host for so long. */
  rest(host: string, ms: number): void;
}

/** Between two requests to one host. */
const PAUSE_MS = 100;

export function createTurns(sleep: (ms: number) => Promise<void>, now: () => number = Date.now): Turns {
  const nextAt = new Map<string, number>();
  const restsUntil = new Map<string, number>();
  return {
    async take(host) {
      for (;;) {
        const at = Math.max(now(), nextAt.get(host) ?? 0, restsUntil.get(host) ?? 0);
        nextAt.set(host, at + PAUSE_MS);
        if (at <= now()) return;
        await sleep(at - now());
        if ((restsUntil.get(host) ?? 0) <= now()) return;
      }
    },
    rest(host, ms) {
      restsUntil.set(host, Math.max(restsUntil.get(host) ?? 0, now() + ms));
    },
  };
}
