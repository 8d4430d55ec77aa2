import type { Instant } from "../ids.ts";

/** What is known of the keys that an issuer of tokens publishes. */
export interface KnownKeys {
  /** Their ids. */
  readonly ids: readonly string[];
  /** When they were fetched; null: never. */
  readonly fetchedAt: Instant | null;
  /** When the latest attempt to fetch them began; null: never. */
  readonly triedAt: Instant | null;
  readonly attempt: "running" | "failed" | "done";
}

const SECOND_MS = 1000;
/** A key that the issuer takes back is trusted no longer than this. */
const FRESH_MS = 600 * SECOND_MS;
/** Whoever names keys that nobody has makes one request in this time, however often. */
const PAUSE_MS = 30 * SECOND_MS;
const PAUSE_AFTER_FAILURE_MS = 5 * SECOND_MS;
/** An attempt that takes longer is over, whatever became of it: its request may have been cut off. */
export const KEYS_TIMEOUT_MS = 5 * SECOND_MS;

/**
 * What to do for a token that names this key. `wait`: somebody else fetches them at this moment. `unknown`: there is no such
 * key. `unreachable`: nobody can say.
 */
export function decideKeys(
  { ids, fetchedAt, triedAt, attempt }: KnownKeys,
  id: string,
  now: Instant,
): "use" | "fetch" | "wait" | "unknown" | "unreachable" {
  const isFresh = fetchedAt !== null && now - fetchedAt < FRESH_MS;
  if (isFresh && ids.includes(id)) return "use";
  const age = triedAt === null ? Number.POSITIVE_INFINITY : now - triedAt;
  if (attempt === "running") return age < KEYS_TIMEOUT_MS ? "wait" : "fetch";
  if (age >= (attempt === "failed" ? PAUSE_AFTER_FAILURE_MS : PAUSE_MS)) return "fetch";
  return attempt === "failed" ? "unreachable" : "unknown";
}
