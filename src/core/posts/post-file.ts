/** A file of the author's, as its bytes are known without sending them. */
export interface PostFile {
  /** Below the folder that posts lie in. */
  readonly path: string;
  /** SHA-256 of its bytes, lower-case hex. */
  readonly sha256: string;
}
