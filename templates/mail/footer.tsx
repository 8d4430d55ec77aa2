import type { Child } from "hono/jsx";
import type { Site } from "../site.ts";
import { FONT, LIGHT, SIZE } from "../theme.ts";

export interface FooterLink {
  readonly href: string | null;
  readonly label: string;
}

interface MailFooterProps {
  readonly site: Site;
  /** Why this mail came. */
  readonly reason: string;
  readonly links: readonly FooterLink[];
}

/** Why it came, the ways on and out, and who sends it from where. */
export function MailFooter({ site, reason, links }: MailFooterProps) {
  return (
    <div class="frame muted" style={BOX}>
      <p style={{ margin: "0" }}>{reason}</p>
      {links.length === 0 ? null : <p style={LINKS}>{links.flatMap(linkOut)}</p>}
      <p style={{ margin: "14px 0 0" }}>{site.postalAddress}</p>
    </div>
  );
}

function linkOut({ href, label }: FooterLink): readonly Child[] {
  if (href === null) return [];
  return [
    <a class="ink" href={href} style={LINK}>
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

const LINK = {
  display: "inline-block",
  margin: "0 16px 0 0",
  color: LIGHT.ink,
  "text-decoration": "underline",
  "text-underline-offset": "2px",
};
