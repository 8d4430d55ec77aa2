import type { Mail } from "../../src/core/editions/edition.ts";
import type { Language } from "../../src/core/language.ts";
import type { Site } from "../site.ts";
import { foldLine, shortenLine } from "../words/fold-line.ts";
import { type Translate, translate } from "../words/translate.ts";
import { BareAddress } from "./bare-address.tsx";
import { MailButton } from "./button.tsx";
import { Notice, PARAGRAPH, PLAIN_LINK, SMALL_PARAGRAPH } from "./notice.tsx";
import { addDirectionMarks, joinLines, joinParagraphs, THICK_RULE, wrapText } from "./text-part.ts";

export interface LinkByAddressMailProps {
  readonly site: Site;
  readonly language: Language;
  readonly manageUrl: string;
  readonly leaveUrl: string;
}

/** For whoever asked by their address: most want to leave, so that a link that does only this stands beside the other. */
export function composeLinkByAddressMail(props: LinkByAddressMailProps): Mail {
  const { site, language, manageUrl, leaveUrl } = props;
  const t = translate(language);
  const title = foldLine(site.title);
  const subject = shortenLine(t("linkMail.subject", { title }), 150);
  const html = (
    <Notice
      site={site}
      language={language}
      subject={subject}
      preheader={t("linkMail.preheader")}
      heading={t("linkMail.heading")}
      reason={t("linkMail.reason", { title })}
    >
      <p style={PARAGRAPH}>{t("linkMail.lead")}</p>
      <MailButton href={manageUrl} label={t("linkMail.button")} />
      <BareAddress t={t} href={manageUrl} />
      <p class="muted" style={SMALL_PARAGRAPH}>
        {t("linkMail.leave")}{" "}
        <a class="accent" href={leaveUrl} style={PLAIN_LINK}>
          {t("leave.button")}
        </a>
      </p>
      <p class="ink" style={{ margin: "28px 0 0" }}>
        {t("fresh.ignore")}
      </p>
    </Notice>
  );
  return { subject, html: String(html), text: addDirectionMarks(composeText(t, props), language) };
}

function composeText(t: Translate, { site, manageUrl, leaveUrl }: LinkByAddressMailProps): string {
  const title = foldLine(site.title);
  return joinParagraphs([
    joinLines(wrapText(title), wrapText(t("linkMail.heading")), THICK_RULE),
    wrapText(t("linkMail.lead")),
    joinLines(`${t("linkMail.button")}:`, manageUrl),
    joinLines(wrapText(t("linkMail.leave")), leaveUrl),
    wrapText(t("fresh.ignore")),
    joinLines(THICK_RULE, wrapText(t("linkMail.reason", { title }))),
    wrapText(foldLine(site.postalAddress)),
  ]);
}
