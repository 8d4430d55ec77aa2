import type { Mail } from "../../src/core/editions/edition.ts";
import type { Language } from "../../src/core/language.ts";
import type { Site } from "../site.ts";
import { foldLine, shortenLine } from "../words/fold-line.ts";
import { Phrase } from "../words/phrase.tsx";
import { type Translate, translate } from "../words/translate.ts";
import { BareAddress } from "./bare-address.tsx";
import { MailButton } from "./button.tsx";
import { Notice, PARAGRAPH } from "./notice.tsx";
import { addDirectionMarks, joinLines, joinParagraphs, THICK_RULE, wrapText } from "./text-part.ts";

export interface ConfirmationMailProps {
  readonly site: Site;
  readonly language: Language;
  readonly confirmUrl: string;
}

/** Asks for the confirmation and for nothing else: courts count anything more in this mail as advertising. */
export function composeConfirmationMail({ site, language, confirmUrl }: ConfirmationMailProps): Mail {
  const t = translate(language);
  const title = foldLine(site.title);
  const subject = shortenLine(t("confirmation.subject", { title }), 150);
  const html = (
    <Notice
      site={site}
      language={language}
      subject={subject}
      preheader={t("confirmation.preheader")}
      heading={t("confirmation.heading")}
      reason={t("confirmation.reason")}
    >
      <p style={PARAGRAPH}>
        <Phrase language={language} say="confirmation.lead" fill={{ title }} />
      </p>
      <MailButton href={confirmUrl} label={t("confirmation.button")} />
      <BareAddress t={t} href={confirmUrl} />
      <p class="ink" style={{ margin: "28px 0 0" }}>
        {t("confirmation.ignore")}
      </p>
    </Notice>
  );
  return { subject, html: String(html), text: addDirectionMarks(composeText(t, site, confirmUrl), language) };
}

function composeText(t: Translate, site: Site, confirmUrl: string): string {
  const title = foldLine(site.title);
  return joinParagraphs([
    joinLines(wrapText(title), wrapText(t("confirmation.heading")), THICK_RULE),
    wrapText(t("confirmation.lead", { title })),
    joinLines(`${t("confirmation.button")}:`, confirmUrl),
    wrapText(t("confirmation.ignore")),
    joinLines(THICK_RULE, wrapText(t("confirmation.reason"))),
    wrapText(foldLine(site.postalAddress)),
  ]);
}
