import type { Language } from "../../src/core/language.ts";
import type { Site } from "../site.ts";
import { FONT, LIGHT, SIZE } from "../theme.ts";
import { selectWebLink } from "../web-link.ts";
import { Isolated } from "../words/isolated.tsx";

interface NameplateProps {
  readonly site: Site;
  readonly language: Language;
  /** Below the name: kind of issue and date. */
  readonly line: string;
}

/** The newsletter's name, small: the head of a mail whose title is the post's. */
export function Nameplate({ site, language, line }: NameplateProps) {
  return (
    <div class="frame" style={BOX}>
      <p style={NAME}>
        <a class="ink" href={selectWebLink(site.publicUrl) ?? undefined} style={NAME_LINK}>
          <Isolated text={site.title} language={language} />
        </a>
      </p>
      <p class="muted" style={LINE}>
        {line}
      </p>
    </div>
  );
}

const BOX = {
  margin: "0 0 36px",
  padding: "0 0 16px",
  "border-bottom": `3px double ${LIGHT.ink}`,
  "text-align": "center",
};

const NAME = {
  margin: "0",
  "font-family": FONT.display,
  "font-size": SIZE.heading,
  "font-weight": "700",
  "line-height": "1.25",
};

const NAME_LINK = { color: LIGHT.ink, "text-decoration": "none" };

const LINE = {
  margin: "6px 0 0",
  "font-family": FONT.interface,
  "font-size": SIZE.small,
  "line-height": "1.4",
  color: LIGHT.muted,
};
