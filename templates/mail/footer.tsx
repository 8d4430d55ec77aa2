import type { Child } from "hono/jsx";
import type { Language } from "../../src/core/language.ts";
import type { Site } from "../site.ts";
import { FONT, LIGHT, SIZE } from "../theme.ts";
import { Isolated } from "../words/isolated.tsx";
import { pageLangAttributes } from "../words/writing.ts";

export interface FooterLink {
  readonly href: string | null;
  readonly label: string;
}

interface MailFooterProps {
  readonly site: Site;
  readonly language: Language;
  /** Why this mail came. */
  readonly reason: Child;
  readonly links: readonly FooterLink[];
}

/** Why it came, the ways on and out, and who sends it from where. */
export function MailFooter({ site, language, reason, links }: MailFooterProps) {
  return (
    <div class="frame muted" style={BOX}>
      <p style={{ margin: "0" }}>{reason}</p>
      {links.length === 0 ? null : <p style={LINKS}>{links.flatMap((link) => linkOut(link, language))}</p>}
      <p style={{ margin: "14px 0 0" }}>
        <Isolated text={site.postalAddress} language={language} />
      </p>
    </div>
  );
}

function linkOut({ href, label }: FooterLink, language: Language): readonly Child[] {
  if (href === null) return [];
  return [
    <a class="ink" href={href} style={{ ...LINK, ...DISTANCE[pageLangAttributes(language).dir] }}>
      {label}
    </a>,
    " ",
  ];
}

const BOX = {
  "border-top": `3px double ${LIGHT.ink}`,
  padding: "24px 0 0",
  "font-family": FONT.interface,
  "font-size": SIZE.small,
  "line-height": "1.55",
  color: LIGHT.muted,
};

const LINKS = { margin: "14px 0 0", "line-height": "1.9" };

/** From the link that comes next; few clients know `margin-inline-end`. */
const DISTANCE = { ltr: { margin: "0 16px 0 0" }, rtl: { margin: "0 0 0 16px" } } as const;

const LINK = {
  display: "inline-block",
  color: LIGHT.ink,
  "text-decoration": "underline",
  "text-underline-offset": "2px",
};
