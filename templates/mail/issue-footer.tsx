import type { Language } from "../../src/core/language.ts";
import type { Site } from "../site.ts";
import { selectWebLink } from "../web-link.ts";
import { Phrase } from "../words/phrase.tsx";
import { translate } from "../words/translate.ts";
import { MailFooter } from "./footer.tsx";
import { type IssueLinks, nameShortcut, type Why } from "./issue-links.ts";

interface IssueFooterProps {
  readonly site: Site;
  readonly language: Language;
  readonly links: IssueLinks;
  readonly why?: Why;
}

/** The foot of every mail of the newsletter. */
export function IssueFooter({ site, language, links, why = "footer.why" }: IssueFooterProps) {
  const t = translate(language);
  return (
    <MailFooter
      site={site}
      language={language}
      reason={<Phrase language={language} say={why} fill={{ title: site.title }} />}
      links={[
        { href: selectWebLink(links.leaveUrl), label: t("footer.unsubscribe") },
        { href: selectWebLink(links.manageUrl), label: t("footer.manage") },
        ...links.shortcuts.map((shortcut) => ({
          href: selectWebLink(shortcut.url),
          label: nameShortcut(shortcut, t),
        })),
        {
          href: links.archiveUrl === null ? null : selectWebLink(links.archiveUrl),
          label: t("footer.archive"),
        },
      ]}
    />
  );
}
