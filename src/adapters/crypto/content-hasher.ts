import type { ContentHasher } from "../../ports/access/content-hasher.ts";
import { encodeHex } from "./encode-bytes.ts";

/** SHA-256 by Web Crypto. */
export const contentHasher: ContentHasher = {
  async hash(content) {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    const digest = await crypto.subtle.digest("SHA-256", bytes);
    return encodeHex(new Uint8Array(digest));
  },
};
