import type { Context } from "hono";
import { isFreshCopy } from "./conditional-request.ts";

/** What is known of an answer that anybody may keep. */
interface Copy {
  readonly etag: string;
  /** Whole seconds; null: its date says nothing. */
  readonly modifiedAt: number | null;
}

/**
 * Anybody may keep this answer, and asks each time whether it still holds (RFC 9111, section 5.2.2.4). Has whoever asks got
 * it already?
 */
export function isKeptBy(c: Context, { etag, modifiedAt }: Copy): boolean {
  c.header("Cache-Control", "public, no-cache");
  c.header("ETag", etag);
  if (modifiedAt !== null)
    c.header("Last-Modified", new Date(Math.min(modifiedAt, Date.now())).toUTCString());
  const conditions = {
    ifNoneMatch: c.req.header("if-none-match"),
    ifModifiedSince: c.req.header("if-modified-since"),
  };
  return isFreshCopy(conditions, { etag, modifiedAt });
}
