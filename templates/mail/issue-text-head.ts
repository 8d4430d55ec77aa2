import type { Site } from "../site.ts";
import { selectWebLink } from "../web-link.ts";
import { foldLine } from "../words/fold-line.ts";
import { joinLines, THICK_RULE, wrapText } from "./text-part.ts";

/** The head of the plain-text part of an issue: whose it is, where that is, and of which day. */
export const composeIssueTextHead = (site: Site, dateLine: string): string =>
  joinLines(wrapText(foldLine(site.title)), selectWebLink(site.publicUrl), wrapText(dateLine), THICK_RULE);
