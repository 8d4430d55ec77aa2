import type { Instant } from "../ids.ts";

export interface Erasures {
  /** Of the last change that was looked at. */
  readonly seq: number;
  readonly lookedAt: Instant | null;
}
