/** SHA-256 as lower-case hex; of a text, its UTF-8 bytes count. */
export interface ContentHasher {
  hash(content: string | Uint8Array): Promise<string>;
}
