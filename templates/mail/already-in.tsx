import type { Mail } from "../../src/core/editions/edition.ts";
import type { Language } from "../../src/core/language.ts";
import type { Site } from "../site.ts";
import { foldLine, shortenLine } from "../words/fold-line.ts";
import { Phrase } from "../words/phrase.tsx";
import { type Translate, translate } from "../words/translate.ts";
import { Notice, PARAGRAPH, PLAIN_LINK, SMALL_PARAGRAPH } from "./notice.tsx";
import { addDirectionMarks, joinLines, joinParagraphs, THICK_RULE, wrapText } from "./text-part.ts";

export interface AlreadyInMailProps {
  readonly site: Site;
  readonly language: Language;
  readonly leaveUrl: string;
}

/** Answers a signup with an address that is active: the page tells a stranger nothing, so this mail tells its owner. */
export function composeAlreadyInMail({ site, language, leaveUrl }: AlreadyInMailProps): Mail {
  const t = translate(language);
  const title = foldLine(site.title);
  const subject = shortenLine(t("already.subject", { title }), 150);
  const html = (
    <Notice
      site={site}
      language={language}
      subject={subject}
      preheader={t("already.preheader")}
      heading={t("already.heading")}
      reason={t("already.reason")}
    >
      <p style={PARAGRAPH}>
        <Phrase language={language} say="already.lead" fill={{ title }} />
      </p>
      <p class="muted" style={SMALL_PARAGRAPH}>
        {t("already.leave")}{" "}
        <a class="accent" href={leaveUrl} style={PLAIN_LINK}>
          {t("already.leaveButton")}
        </a>
      </p>
    </Notice>
  );
  return { subject, html: String(html), text: addDirectionMarks(composeText(t, site, leaveUrl), language) };
}

function composeText(t: Translate, site: Site, leaveUrl: string): string {
  const title = foldLine(site.title);
  return joinParagraphs([
    joinLines(wrapText(title), wrapText(t("already.heading")), THICK_RULE),
    wrapText(t("already.lead", { title })),
    joinLines(wrapText(t("already.leave")), leaveUrl),
    joinLines(THICK_RULE, wrapText(t("already.reason"))),
    wrapText(foldLine(site.postalAddress)),
  ]);
}
