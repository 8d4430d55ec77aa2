import type { Mail } from "../../src/core/editions/edition.ts";
import type { Language } from "../../src/core/language.ts";
import type { Site } from "../site.ts";
import { foldLine, shortenLine } from "../words/fold-line.ts";
import { type Translate, translate } from "../words/translate.ts";
import { BareAddress } from "./bare-address.tsx";
import { MailButton } from "./button.tsx";
import { Notice, PARAGRAPH } from "./notice.tsx";
import { addDirectionMarks, joinLines, joinParagraphs, THICK_RULE, wrapText } from "./text-part.ts";

export interface MagicLinkMailProps {
  readonly site: Site;
  readonly language: Language;
  readonly manageUrl: string;
}

/** The link that shows the address, downloads and erases, to those who asked for it. */
export function composeMagicLinkMail({ site, language, manageUrl }: MagicLinkMailProps): Mail {
  const t = translate(language);
  const title = foldLine(site.title);
  const subject = shortenLine(t("fresh.subject", { title }), 150);
  const html = (
    <Notice
      site={site}
      language={language}
      subject={subject}
      preheader={t("fresh.preheader")}
      heading={t("fresh.heading")}
      reason={t("fresh.reason", { title })}
    >
      <p style={PARAGRAPH}>{t("fresh.lead")}</p>
      <MailButton href={manageUrl} label={t("fresh.button")} />
      <BareAddress t={t} href={manageUrl} />
      <p class="ink" style={{ margin: "28px 0 0" }}>
        {t("fresh.ignore")}
      </p>
    </Notice>
  );
  return { subject, html: String(html), text: addDirectionMarks(composeText(t, site, manageUrl), language) };
}

function composeText(t: Translate, site: Site, manageUrl: string): string {
  const title = foldLine(site.title);
  return joinParagraphs([
    joinLines(wrapText(title), wrapText(t("fresh.heading")), THICK_RULE),
    wrapText(t("fresh.lead")),
    joinLines(`${t("fresh.button")}:`, manageUrl),
    wrapText(t("fresh.ignore")),
    joinLines(THICK_RULE, wrapText(t("fresh.reason", { title }))),
    wrapText(foldLine(site.postalAddress)),
  ]);
}
