import type { Instant } from "../../core/ids.ts";

/** The newest run of a workflow that asked for something, for each pull request, in its repository's object. */
export interface AskedBook {
  /** Null: none ever did. */
  read(number: number): Instant | null;
  write(number: number, askedAt: Instant): void;
}
