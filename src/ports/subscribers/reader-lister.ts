import type { ReaderListRequest, ReaderPage } from "../../core/subscribers/reader-page.ts";

/** Pages of subscribers, KV with the recent changes over it, as they were at a moment. Ascending ids. */
export interface ReaderLister {
  list(page: ReaderListRequest): Promise<ReaderPage | "cursor-failed">;
}
