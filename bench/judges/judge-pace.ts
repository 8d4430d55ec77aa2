import type { ResendEmulator } from "../../dev/resend-emulator/emulator.ts";

/**
 * How much of a limit in requests a second an issue to so many readers used. The sending window runs from the first accepted
 * request's arrival to the last one's.
 */
export function judgePace(emulator: Pick<ResendEmulator, "calls" | "mails">, limit: number, readers: number) {
  const calls = emulator.calls();
  const arrivals = (of: (status: number | null) => boolean) =>
    calls.filter((call) => of(call.status)).map((call) => Date.parse(call.receivedAt));
  const accepted = arrivals((status) => status === 200);
  const refused = arrivals((status) => status === 429);
  const first = accepted[0] ?? 0;
  const windowMs = (accepted.at(-1) ?? 0) - first;
  const mails = emulator.mails();
  if (mails.length !== readers) throw new Error(`${mails.length} mails for ${readers} readers.`);
  return {
    requests: accepted.length,
    percentOfLimit: Number(((100_000 * (accepted.length - 1)) / (windowMs * limit)).toFixed(1)),
    refused: refused.length,
    lastRefusalMs: (refused.at(-1) ?? first) - first,
  };
}
