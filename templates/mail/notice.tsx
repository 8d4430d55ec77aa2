import type { PropsWithChildren } from "hono/jsx";
import type { Language } from "../../src/core/language.ts";
import type { Site } from "../site.ts";
import { FONT, LIGHT, SIZE } from "../theme.ts";
import { Isolated } from "../words/isolated.tsx";
import { MailFooter } from "./footer.tsx";
import { MailLayout } from "./layout.tsx";

interface NoticeProps {
  readonly site: Site;
  readonly language: Language;
  readonly subject: string;
  readonly preheader: string;
  readonly heading: string;
  readonly reason: string;
}

/** A short transactional mail: name, heading, what there is to do. No advertising, and no links but its own. */
export function Notice({
  site,
  language,
  subject,
  preheader,
  heading,
  reason,
  children,
}: PropsWithChildren<NoticeProps>) {
  return (
    <MailLayout language={language} subject={subject} preheader={preheader}>
      <p class="ink frame" style={NAME}>
        <Isolated text={site.title} language={language} />
      </p>
      <h1 class="lead ink" style={HEADING}>
        {heading}
      </h1>
      <div style={{ margin: "0 0 44px" }}>{children}</div>
      <MailFooter site={site} language={language} reason={reason} links={[]} />
    </MailLayout>
  );
}

const NAME = {
  margin: "0 0 36px",
  padding: "0 0 12px",
  "border-bottom": `3px double ${LIGHT.ink}`,
  "font-family": FONT.display,
  "font-size": SIZE.heading,
  "font-weight": "700",
  color: LIGHT.ink,
};

const HEADING = {
  margin: "0 0 14px",
  "font-family": FONT.display,
  "font-size": SIZE.lead,
  "line-height": "1.15",
  color: LIGHT.ink,
};

export const PARAGRAPH = { margin: "0 0 12px" };
export const SMALL_PARAGRAPH = {
  margin: "28px 0 0",
  "font-family": FONT.interface,
  "font-size": SIZE.small,
  "line-height": "1.55",
  color: LIGHT.muted,
};
export const PLAIN_LINK = { color: LIGHT.accent };
/** An address written out: it breaks anywhere, or a narrow screen would scroll sideways. */
export const ADDRESS_LINK = { ...PLAIN_LINK, "word-break": "break-all" };
