import * as z from "zod";
import { decideKeys, KEYS_TIMEOUT_MS, type KnownKeys } from "../../core/access/decide-keys.ts";
import { parseJson } from "../../core/parse-json.ts";
import { readBounded } from "../../core/read-bounded.ts";

/** As the issuer publishes them (RFC 7517). What else a key holds is let be. */
const keysSchema = z.object({
  keys: z.array(z.looseObject({ kid: z.string(), kty: z.literal("RSA") })).max(100),
});

export type PublishedKeys = z.output<typeof keysSchema>;

/** The keys of one issuer, for the life of the isolate: plain data, since no request may wait for the promise of another. */
export interface KeyMemory {
  known: KnownKeys;
  published: PublishedKeys;
}

export const createKeyMemory = (): KeyMemory => ({
  known: { ids: [], fetchedAt: null, triedAt: null, attempt: "done" },
  published: { keys: [] },
});

export interface SigningKeysOptions {
  readonly url: URL;
  readonly userAgent: string;
  readonly memory: KeyMemory;
  readonly now?: () => number;
  readonly timeoutMs?: number;
  /** Instead of the network. */
  readonly send?: (url: URL, init: RequestInit) => Promise<Response>;
}

/** A dozen keys with their certificates have 20 KiB. */
const MAX_BYTES = 256 * 1024;
const LOOK_AGAIN_MS = 25;

/**
 * Finds the keys among which one with this id is. `createRemoteJWKSet` of jose would ask for them once for each request that
 * comes while it asks, and for each key that a stranger makes up once its pause is over: here one request at a time asks, and
 * the others look again.
 */
export function createSigningKeys(options: SigningKeysOptions) {
  const { memory, now = () => Date.now() } = options;
  return {
    async find(id: string): Promise<PublishedKeys | "unknown" | "unreachable"> {
      for (;;) {
        const decision = decideKeys(memory.known, id, now());
        if (decision === "use") return memory.published;
        if (decision === "unknown" || decision === "unreachable") return decision;
        if (decision === "fetch") await fetchKeys(options, now);
        else await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
      }
    },
  };
}

/** Whatever became of it is in the memory afterwards. */
async function fetchKeys(options: SigningKeysOptions, now: () => number): Promise<void> {
  const { memory } = options;
  memory.known = { ...memory.known, triedAt: now(), attempt: "running" };
  const published = await ask(options);
  if (published === null) {
    memory.known = { ...memory.known, attempt: "failed" };
    return;
  }
  memory.published = published;
  memory.known = {
    ...{ ids: published.keys.map(({ kid }) => kid), attempt: "done" },
    ...{ fetchedAt: now(), triedAt: memory.known.triedAt },
  };
}

/** Null: no answer in time, or none that holds keys. */
async function ask(options: SigningKeysOptions): Promise<PublishedKeys | null> {
  const { url, userAgent, timeoutMs = KEYS_TIMEOUT_MS, send = (place, init) => fetch(place, init) } = options;
  try {
    const answer = await send(url, {
      headers: { Accept: "application/json", "User-Agent": userAgent },
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    const bytes = answer.ok ? await readBounded(answer.body, MAX_BYTES) : null;
    const json = parseJson(new TextDecoder().decode(bytes ?? new Uint8Array()));
    const read = json.ok ? keysSchema.safeParse(json.value) : null;
    return read?.success === true && read.data.keys.length > 0 ? read.data : null;
  } catch {
    return null; // no connection, or no answer in time: the caller is told that nothing can be proven
  }
}
