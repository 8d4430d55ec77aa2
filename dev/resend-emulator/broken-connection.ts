const NAME = "BrokenConnection";

/** What a caller of `fetch` sees when the other side hangs up: the answer is lost, not the effect. */
export function createBrokenConnection(): Error {
  const error = new TypeError("fetch failed: the emulator broke the connection, as its faults say");
  error.name = NAME;
  return error;
}

export const isBrokenConnection = (error: unknown) => error instanceof Error && error.name === NAME;

/** Ends only when the caller gives up. */
export function neverAnswer(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(createBrokenConnection());
    signal.addEventListener("abort", () => reject(createBrokenConnection()), { once: true });
  });
}
