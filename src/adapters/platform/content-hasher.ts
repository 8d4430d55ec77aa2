import type { ContentHasher } from "../../ports/content-hasher.ts";
import { encodeHex } from "./encode-bytes.ts";

/** SHA-256 of the UTF-8 bytes, by Web Crypto. */
export const contentHasher: ContentHasher = {
  async hash(text) {
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
    return encodeHex(new Uint8Array(digest));
  },
};
