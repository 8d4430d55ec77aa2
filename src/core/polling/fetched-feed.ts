/** What a blog's server answered to a conditional request. */
export type FetchedFeed =
  | { readonly outcome: "unchanged"; readonly maxAgeSeconds: number | null }
  | {
      readonly outcome: "read";
      readonly body: string;
      /** After redirects. */
      readonly url: string;
      readonly contentType: string;
      readonly etag: string | null;
      readonly lastModified: string | null;
      readonly maxAgeSeconds: number | null;
    }
  | {
      readonly outcome: "failed";
      readonly problem: string;
      readonly retryAfterSeconds: number | null;
      /** Absent: it may come back. */
      readonly isGone?: boolean;
    };
