import { foldLine } from "../fold-line.ts";
import type { Site } from "../site.ts";
import type { Translate } from "../translate.ts";
import { joinLines, joinParagraphs, THICK_RULE, wrapText } from "./text-part.ts";

/** The ways on and out of every mail of an issue. */
export interface IssueLinks {
  readonly leaveUrl: string;
  /** Null while there is no page of preferences. */
  readonly manageUrl: string | null;
  readonly archiveUrl: string | null;
}

/** The foot of the plain-text part: why it came, the ways on and out, and who sends it from where. */
export function composeIssueFoot(site: Site, t: Translate, links: IssueLinks): string {
  return joinParagraphs([
    joinLines(THICK_RULE, wrapText(t("footer.why", { title: foldLine(site.title) }))),
    joinLines(
      t("mail.leave", { url: links.leaveUrl }),
      links.manageUrl === null ? null : t("mail.manage", { url: links.manageUrl }),
      links.archiveUrl === null ? null : t("mail.archive", { url: links.archiveUrl }),
    ),
    wrapText(foldLine(site.postalAddress)),
  ]).trimEnd();
}
