import type { Cadence } from "./cadence.ts";

/** A cadence that is not offered any more means the default: nobody is left without mail by a change of settings. */
export function deriveCadence(chosen: Cadence, offered: readonly Cadence[]): Cadence {
  return offered.includes(chosen) ? chosen : (offered[0] ?? chosen);
}
