import type { Language } from "../../../src/core/language.ts";
import type { PresentedStory } from "../../present-story.ts";
import type { Site } from "../../site.ts";
import { translate } from "../../words/translate.ts";
import { composeIssueFoot, type IssueLinks } from "../issue-links.ts";
import { composeIssueTextHead } from "../issue-text-head.ts";
import { addDirectionMarks, joinLines, joinParagraphs, wrapText } from "../text-part.ts";
import type { ShownArticle } from "./cut-article.ts";

export interface ArticleTextProps extends IssueLinks {
  readonly site: Site;
  readonly language: Language;
  readonly dateLine: string;
  readonly story: PresentedStory;
  readonly shown: ShownArticle;
}

/** The plain-text part of a whole article: code between fences, links in full. */
export function composeArticleText(props: ArticleTextProps): string {
  const { story, shown } = props;
  const t = translate(props.language);
  const text = joinParagraphs([
    composeIssueTextHead(props.site, props.dateLine),
    wrapText(story.title),
    story.description === "" ? "" : wrapText(story.description),
    joinLines(
      wrapText(story.facts),
      story.tags.length === 0 ? null : wrapText(story.tags.join(" · ")),
      story.url,
    ),
    shown.text,
    shown.whole ? "" : joinLines(wrapText(t("article.cut")), wrapText(`${story.readOn}:`), story.url),
    composeIssueFoot(props.site, t, props),
  ]);
  return leanProse(text, props.language);
}

/** Code stays to the letter, so that it can be copied: no mark comes into it. */
const leanProse = (text: string, language: Language): string =>
  text
    .split(/(^(`{3,}).*?^\2$)/ms)
    .filter((_, index) => index % 3 !== 2) // the fence itself, caught for the sake of its end
    .map((piece) => (piece.startsWith("```") ? piece : addDirectionMarks(piece, language)))
    .join("");
