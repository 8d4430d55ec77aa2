import type { IssueContent } from "../../src/core/editions/edition.ts";
import { asIssueId } from "../../src/core/ids.ts";

/** The frozen content of an issue without stories. */
export const buildContent = (envelope: Partial<IssueContent["envelope"]> = {}): IssueContent => ({
  issue: asIssueId("weekly-2026-11-23"),
  cadence: "weekly",
  slotAt: 0,
  catchUps: [],
  stories: [],
  envelope: {
    from: "News <news@example.com>",
    replyTo: "author@example.com",
    publicUrl: "https://news.example.com/",
    siteUrl: "https://example.com/",
    title: "T",
    description: "D",
    postalAddress: "P",
    timeZone: "UTC",
    languages: ["en"],
    cadences: ["weekly"],
    tokenAt: 0,
    placeholderKey: "5ca1ab1e",
    ...envelope,
  },
});
