/** SHA-256 as lower-case hex. */
export interface ContentHasher {
  hash(text: string): Promise<string>;
}
