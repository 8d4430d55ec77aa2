import type { FetchedFeed } from "../../core/polling/fetched-feed.ts";

/** Asks for feeds: bounded in bytes, time and redirects, and of public hosts alone. Throws for nothing that a server does. */
export interface FeedClient {
  fetch(
    url: string,
    known: { readonly etag: string | null; readonly lastModified: string | null },
  ): Promise<FetchedFeed>;
}
