import type { Instant, SubscriberId } from "../ids.ts";
import type { Reader } from "./subscriber.ts";

export interface ReaderListRequest {
  /** Hex prefix of the ids; empty: everybody. */
  readonly prefix: string;
  /** As the page before gave it; null: the first page. */
  readonly cursor: string | null;
  readonly asOf: Instant;
}

export interface ReaderPageRequest {
  /** Hex prefix of the ids; empty: everybody. */
  readonly prefix: string;
  /** Null: the first page. */
  readonly cursor: string | null;
}

export interface ReaderPage {
  readonly readers: readonly Reader[];
  /** Null: this was the last page. */
  readonly cursor: string | null;
  /** How many of its keys could not be read, and are left out; absent: none. */
  readonly unreadable?: number;
  /** Whose latest change cannot be read, in order of their ids: they are in no page. Absent: nobody. */
  readonly keptOut?: readonly SubscriberId[];
}
