/** A file that differs between two commits. */
export interface ComparedFile {
  readonly path: string;
  /** Where it lay before; null: there. */
  readonly formerPath: string | null;
  readonly change: "stored" | "removed" | "unchanged";
  /** Git's hash of its bytes. */
  readonly blob: string;
}

/** How one commit lies to another. */
export interface Comparison {
  /** `ahead`: the second one follows the first. */
  readonly status: "ahead" | "behind" | "identical" | "diverged";
  readonly files: readonly ComparedFile[];
  /** False: there may be more files than the host tells. */
  readonly isWhole: boolean;
}

/** A file of a commit. */
export interface ListedFile {
  readonly path: string;
  readonly blob: string;
}

/** What its host did not do, and why. */
export interface HostFailure {
  readonly kind: "unreachable" | "waits" | "refused" | "missing" | "malformed" | "too-large";
  /** For the author, in plain words. */
  readonly detail: string;
  /** Not before, where the host says so. */
  readonly retryAt: number | null;
}
