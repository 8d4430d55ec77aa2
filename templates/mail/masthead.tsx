import type { Language } from "../../src/core/language.ts";
import type { Site } from "../site.ts";
import { SiteDescription } from "../site-description.tsx";
import { FONT, LIGHT, SIZE } from "../theme.ts";
import { selectWebLink } from "../web-link.ts";
import { Isolated } from "../words/isolated.tsx";
import { deriveDirection } from "../words/writing.ts";
import { ITALIC } from "./alignment.ts";

interface MailMastheadProps {
  readonly site: Site;
  readonly language: Language;
  /** Between the rules: kind of issue and date. */
  readonly line: string;
}

/** The head of an issue: the newsletter's name, and below, between rules, what this is and of which day. */
export function MailMasthead({ site, language, line }: MailMastheadProps) {
  const [first = language] = site.languages;
  return (
    <div style={{ margin: "0 0 36px", "text-align": "center" }}>
      <h1 class="title ink" style={TITLE}>
        <a class="ink" href={selectWebLink(site.publicUrl) ?? undefined} style={TITLE_LINK}>
          <Isolated text={site.title} language={language} />
        </a>
      </h1>
      {site.description === "" ? null : (
        <p class="muted" style={{ ...TAGLINE, ...ITALIC[deriveDirection(first)] }}>
          <SiteDescription site={site} language={language} />
        </p>
      )}
      <p class="ink frame" style={LINE}>
        {line}
      </p>
    </div>
  );
}

const TITLE = {
  margin: "0",
  "font-family": FONT.display,
  "font-size": SIZE.title,
  "font-weight": "700",
  "line-height": "1.1",
  color: LIGHT.ink,
};

const TITLE_LINK = { color: LIGHT.ink, "text-decoration": "none" };

const TAGLINE = { margin: "10px 0 0", color: LIGHT.muted };

const LINE = {
  margin: "26px 0 0",
  padding: "9px 0",
  "border-top": `1px solid ${LIGHT.ink}`,
  "border-bottom": `3px double ${LIGHT.ink}`,
  "font-family": FONT.interface,
  "font-size": SIZE.small,
  "line-height": "1.4",
};
