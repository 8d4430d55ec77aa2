import type { Instant } from "../../src/core/ids.ts";

/** An issue as lists of the archive show it. */
export interface IssueLink {
  readonly id: string;
  readonly title: string;
  readonly slotAt: Instant;
  readonly href: string;
}
