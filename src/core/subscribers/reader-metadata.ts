import { isCadence } from "../cadence.ts";
import type { SubscriberId } from "../ids.ts";
import type { ChoiceField } from "./preferences/preference-fields.ts";
import type { Reader } from "./subscriber.ts";

/** KV takes at most this many bytes of metadata as JSON. */
export const MAX_METADATA_BYTES = 1024;

/** What `list()` answers for a key: one letter a fact, because 1,024 bytes hold all of it. See docs/storage.md. */
export interface ReaderMetadata {
  /** Address. */
  readonly a: string;
  /** Status: active, unsubscribed. */
  readonly s: "a" | "u";
  /** Languages. */
  readonly l: readonly string[];
  /** Topics, by number. */
  readonly t: readonly number[];
  /** Cadence. */
  readonly c: string;
  /** Local hour. */
  readonly h: number | null;
  /** Time zone. */
  readonly z: string;
  /** Confirmed at. */
  readonly f: number;
  /** Served through. */
  readonly v: number | null;
  /** Catches up through. */
  readonly w: number | null;
  /** Pause, from and until. */
  readonly p: readonly [number, number] | null;
}

export function encodeReaderMetadata(reader: Omit<Reader, "id">): ReaderMetadata {
  return {
    a: reader.address,
    s: reader.status === "active" ? "a" : "u",
    l: reader.languages,
    t: reader.topics,
    c: reader.cadence,
    h: reader.hour,
    z: reader.timeZone,
    f: reader.confirmedAt,
    v: reader.servedThrough,
    w: reader.catchUpThrough,
    p: reader.pause === null ? null : [reader.pause.from, reader.pause.until],
  };
}

/** Bytes that the metadata of this reader take at most, once every fact that comes later is there. */
export function measureReaderMetadata(
  reader: Pick<Reader, "address" | Exclude<ChoiceField, "hour">>,
): number {
  const latest = 9_999_999_999_999;
  const fullest = encodeReaderMetadata({
    ...reader,
    status: "unsubscribed",
    hour: 23,
    confirmedAt: latest,
    servedThrough: latest,
    catchUpThrough: latest,
    pause: { from: latest, until: latest },
  });
  return new TextEncoder().encode(JSON.stringify(fullest)).length;
}

/** Does all that sending will ever need to know of this reader fit into the metadata of one KV key? */
export const fitsMetadata = (reader: Parameters<typeof measureReaderMetadata>[0]): boolean =>
  measureReaderMetadata(reader) <= MAX_METADATA_BYTES;

/** Null for whatever we did not write. */
export function parseReaderMetadata(id: SubscriberId, metadata: unknown): Reader | null {
  if (metadata === null || typeof metadata !== "object") return null;
  const { a, s, l, t, c, h, z, f, v, w, p } = metadata as Partial<ReaderMetadata>; // codec: each fact is looked at below
  if (typeof a !== "string" || (s !== "a" && s !== "u") || typeof z !== "string" || typeof f !== "number")
    return null;
  if (!Array.isArray(l) || !Array.isArray(t) || typeof c !== "string" || !isCadence(c)) return null;
  return {
    id,
    address: a,
    status: s === "a" ? "active" : "unsubscribed",
    languages: l,
    topics: t,
    cadence: c,
    hour: typeof h === "number" ? h : null,
    timeZone: z,
    confirmedAt: f,
    servedThrough: typeof v === "number" ? v : null,
    catchUpThrough: typeof w === "number" ? w : null,
    pause: Array.isArray(p) ? { from: p[0], until: p[1] } : null,
  };
}
