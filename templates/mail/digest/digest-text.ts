import type { Language } from "../../../src/core/language.ts";
import type { PresentedStory } from "../../present-story.ts";
import type { Site } from "../../site.ts";
import { type Translate, translate } from "../../words/translate.ts";
import { composeIssueFoot, type IssueLinks } from "../issue-links.ts";
import { composeIssueTextHead } from "../issue-text-head.ts";
import { joinLines, joinParagraphs, THICK_RULE, THIN_RULE, wrapText } from "../text-part.ts";
import type { StorySection } from "./arrange-stories.ts";
import { nameSection } from "./digest-section.tsx";

export interface DigestTextProps extends IssueLinks {
  readonly site: Site;
  readonly language: Language;
  readonly dateLine: string;
  readonly lead: PresentedStory | null;
  readonly sections: readonly StorySection[];
  readonly left: number;
  readonly issueUrl: string;
}

/** The plain-text part, composed by hand: it holds everything that the HTML part says. */
export function composeDigestText(props: DigestTextProps): string {
  const t = translate(props.language);
  const grouped = props.sections.length > 1;
  return joinParagraphs([
    composeIssueTextHead(props.site, props.dateLine),
    props.lead === null ? "" : composeStory(props.lead),
    ...props.sections.flatMap((section) => [
      grouped ? joinLines(`${THICK_RULE}`, wrapText(nameSection(section, t))) : "",
      ...section.stories.map((story) => joinLines(`${THIN_RULE}\n`, composeStory(story))),
    ]),
    composeRest(t, props.left, props.issueUrl),
    composeIssueFoot(props.site, t, props),
  ]);
}

/** Where a mail had to be cut: how many stories are left, and where they stand. */
export function composeRest(t: Translate, left: number, issueUrl: string): string {
  if (left === 0) return "";
  return joinLines(
    `${THIN_RULE}\n`,
    wrapText(t("digest.rest", { count: left })),
    `${t("digest.restLink")}:`,
    issueUrl,
  );
}

/** One story: what the HTML part says of it. */
export function composeStory(story: PresentedStory): string {
  return joinLines(
    wrapText(story.title),
    story.description === "" ? null : `${wrapText(story.description)}\n`,
    wrapText(story.facts),
    story.tags.length === 0 ? null : wrapText(story.tags.join(" · ")),
    story.url,
  );
}
