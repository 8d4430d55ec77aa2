import type { Instant } from "../../../src/core/ids.ts";
import type { Language } from "../../../src/core/language.ts";

/** An issue as lists of the archive show it. */
export interface IssueLink {
  readonly id: string;
  readonly title: string;
  /** Of the title: an issue may have nothing in the page's language. */
  readonly language: Language;
  readonly slotAt: Instant;
  readonly href: string;
}
