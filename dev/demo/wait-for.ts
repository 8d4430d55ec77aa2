import { setTimeout as delay } from "node:timers/promises";

const PATIENCE_MS = 120_000;

/** Looks again and again until there is something to see; throws after two minutes, saying what was missing. */
export async function waitFor<Found>(
  what: string,
  look: () => Promise<Found | null | undefined> | Found | null | undefined,
): Promise<Found> {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const found = await look();
    if (found !== null && found !== undefined) return found;
    await delay(100);
  }
  throw new Error(`Waited ${PATIENCE_MS / 1000} seconds in vain for ${what}`);
}
