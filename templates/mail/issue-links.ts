import type { Cadence } from "../../src/core/cadence.ts";
import type { Site } from "../site.ts";
import { foldLine } from "../words/fold-line.ts";
import type { Translate } from "../words/translate.ts";
import { joinLines, joinParagraphs, THICK_RULE, wrapText } from "./text-part.ts";

/** The ways on and out of every mail of the newsletter. */
export interface IssueLinks {
  readonly leaveUrl: string;
  /** To the page of preferences. */
  readonly manageUrl: string;
  /** The common choices, each behind one press. */
  readonly shortcuts: readonly Shortcut[];
  readonly archiveUrl: string | null;
}

export interface Shortcut {
  /** Less often, at that cadence; or nothing for some weeks. */
  readonly action: Cadence | "pause";
  readonly url: string;
}

export const nameShortcut = ({ action }: Shortcut, t: Translate): string =>
  action === "pause" ? t("pause.link") : t(`instead.${action}`);

/** Why a mail with this foot came. */
export type Why = "footer.why" | "welcome.reason";

/** The foot of the plain-text part: why it came, the ways on and out, and who sends it from where. */
export function composeIssueFoot(
  site: Site,
  t: Translate,
  links: IssueLinks,
  why: Why = "footer.why",
): string {
  return joinParagraphs([
    joinLines(THICK_RULE, wrapText(t(why, { title: foldLine(site.title) }))),
    joinLines(
      t("mail.leave", { url: links.leaveUrl }),
      t("mail.manage", { url: links.manageUrl }),
      ...links.shortcuts.map((shortcut) =>
        t("mail.link", { label: nameShortcut(shortcut, t), url: shortcut.url }),
      ),
      links.archiveUrl === null ? null : t("mail.archive", { url: links.archiveUrl }),
    ),
    wrapText(foldLine(site.postalAddress)),
  ]).trimEnd();
}
