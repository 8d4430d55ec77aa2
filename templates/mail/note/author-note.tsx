import type { Mail } from "../../../src/core/editions/edition.ts";
import type { Language } from "../../../src/core/language.ts";
import type { NotedOccasion } from "../../../src/core/notes/occasion.ts";
import type { Site } from "../../site.ts";
import { FONT, LIGHT, SIZE } from "../../theme.ts";
import { foldLine, shortenLine } from "../../words/fold-line.ts";
import { Phrase } from "../../words/phrase.tsx";
import { type Translate, translate } from "../../words/translate.ts";
import { Commands } from "../commands.tsx";
import { ADDRESS_LINK, Notice, PARAGRAPH, SMALL_PARAGRAPH } from "../notice.tsx";
import {
  addDirectionMarks,
  joinLines,
  joinParagraphs,
  THICK_RULE,
  THIN_RULE,
  wrapText,
} from "../text-part.ts";
import { type DescribedOccasion, describeOccasion, type Said } from "./occasion-words.ts";

export interface AuthorNoteProps {
  readonly site: Site;
  readonly language: Language;
  /** At least one, oldest first. */
  readonly occasions: readonly NotedOccasion[];
}

/** What an author is told: what happened, what to do about it, and the command that does it. */
export function composeAuthorNote({ site, language, occasions }: AuthorNoteProps): Mail {
  const t = translate(language);
  const title = foldLine(site.title);
  const told = occasions.map((one) => describeOccasion(one, language, site.timeZone));
  const [first] = told;
  const isSingle = told.length === 1 && first !== undefined;
  const heading = isSingle ? t(first.heading) : t("note.several");
  const subject = shortenLine(t("note.subject", { title, what: heading }), 150);
  const reason = t("note.reason", { title });
  const html = (
    <Notice {...{ site, language, subject, heading, reason }} preheader={t("note.preheader")}>
      {told.map((one) => (
        <Told one={one} language={language} t={t} hasHeading={!isSingle} />
      ))}
      <p class="muted" style={SMALL_PARAGRAPH}>
        {t("note.health")}
        <br />
        <a class="accent" href={healthOf(site)} dir="ltr" style={ADDRESS_LINK}>
          {healthOf(site)}
        </a>
      </p>
    </Notice>
  );
  const text = composeText({ t, site, heading, reason, told, hasHeadings: !isSingle });
  return { subject, html: String(html), text: addDirectionMarks(text, language) };
}

const healthOf = ({ publicUrl }: Site) => new URL("health", publicUrl).href;

interface ToldProps {
  readonly one: DescribedOccasion;
  readonly language: Language;
  readonly t: Translate;
  readonly hasHeading: boolean;
}

const Told = ({ one, language, t, hasHeading }: ToldProps) => (
  <div style={{ margin: "0 0 36px" }}>
    {hasHeading && (
      <h2 class="ink" style={HEADING}>
        {t(one.heading)}
      </h2>
    )}
    {one.paragraphs.map(({ say, fill }) => (
      <p style={PARAGRAPH}>
        <Phrase language={language} say={say} fill={fill} />
      </p>
    ))}
    <Commands commands={one.commands} />
  </div>
);

const HEADING = {
  margin: "26px 0 10px",
  "font-family": FONT.display,
  "font-size": SIZE.subheading,
  "line-height": "1.3",
  color: LIGHT.ink,
};

interface TextProps {
  readonly t: Translate;
  readonly site: Site;
  readonly heading: string;
  readonly reason: string;
  readonly told: readonly DescribedOccasion[];
  readonly hasHeadings: boolean;
}

function composeText({ t, site, heading, reason, told, hasHeadings }: TextProps): string {
  const say = ({ say, fill }: Said) => wrapText(t(say, fill));
  return joinParagraphs([
    joinLines(wrapText(foldLine(site.title)), wrapText(heading), THICK_RULE),
    ...told.flatMap((one) => [
      hasHeadings ? joinLines(wrapText(t(one.heading)), THIN_RULE) : "",
      ...one.paragraphs.map(say),
      joinLines(...one.commands.map((command) => `    ${command}`)),
    ]),
    joinLines(wrapText(t("note.health")), healthOf(site)),
    joinLines(THICK_RULE, wrapText(reason)),
    wrapText(foldLine(site.postalAddress)),
  ]);
}
