import type { Instant } from "../../core/ids.ts";
import type { ReaderPage } from "./subscriber-base.ts";

/** Pages of subscribers, KV with the recent changes over it, as they were at a moment. Ascending ids. */
export interface ReaderLister {
  list(page: ReaderListRequest): Promise<ReaderPage | "cursor-failed">;
}

export interface ReaderListRequest {
  /** Hex prefix of the ids; empty: everybody. */
  readonly prefix: string;
  /** As the page before gave it; null: the first page. */
  readonly cursor: string | null;
  readonly asOf: Instant;
}
