import { raw } from "hono/html";
import type { IssueCadence } from "../../../src/core/cadence.ts";
import type { Mail } from "../../../src/core/editions/edition.ts";
import type { Instant } from "../../../src/core/ids.ts";
import type { Language } from "../../../src/core/language.ts";
import type { Article } from "../../../src/core/posts/article.ts";
import { type PresentedStory, presentStory } from "../../present-story.ts";
import type { Site } from "../../site.ts";
import { translate } from "../../words/translate.ts";
import { deriveDirection } from "../../words/writing.ts";
import { ALIGNMENT } from "../alignment.ts";
import { MailButton } from "../button.tsx";
import { composeDateLine } from "../digest/date-line.ts";
import type { DigestStory } from "../digest/digest-story.ts";
import { repeatsOpening, repeatsPicture } from "../digest/find-repeats.ts";
import { IssueFooter } from "../issue-footer.tsx";
import type { IssueLinks } from "../issue-links.ts";
import { composeIssuePreheader, composeIssueSubject } from "../issue-subject.ts";
import { MailLayout } from "../layout.tsx";
import { deriveRoom } from "../mail-size-budget.ts";
import { Nameplate } from "../nameplate.tsx";
import { ArticleHead } from "./article-head.tsx";
import { composeArticleText } from "./article-text.ts";
import { cutArticle, type ShownArticle } from "./cut-article.ts";

export interface ArticleMailProps extends IssueLinks {
  readonly site: Site;
  readonly language: Language;
  readonly cadence: IssueCadence;
  readonly slotAt: Instant;
  readonly story: DigestStory;
  readonly article: Article;
}

const NOTHING: ShownArticle = { html: "", text: "", whole: false };

/** An edition of one post, with its whole text, cut between blocks where it is too long for a mail. Pure. */
export function composeArticleMail(props: ArticleMailProps): Mail {
  const story = omitRepeats(presentStory(props.story, props.language, props.site), props.article);
  const frame = { html: renderHtml(props, story, NOTHING), text: renderText(props, story, NOTHING) };
  const direction = deriveDirection(props.story.language);
  const shown = cutArticle(props.article, direction, deriveRoom(frame));
  return {
    subject: composeIssueSubject([story], props.language, props.site.title),
    html: renderHtml(props, story, shown),
    text: renderText(props, story, shown),
  };
}

/** What the article itself begins with need not stand above it. */
const omitRepeats = (story: PresentedStory, article: Article): PresentedStory => ({
  ...story,
  description: repeatsOpening(story.description, article) ? "" : story.description,
  image: repeatsPicture(story.image, article) ? null : story.image,
});

function renderHtml(props: ArticleMailProps, story: PresentedStory, shown: ShownArticle): string {
  const { site, language } = props;
  const t = translate(language);
  const direction = deriveDirection(props.story.language);
  const html = (
    <MailLayout
      language={language}
      subject={composeIssueSubject([story], language, site.title)}
      preheader={composeIssuePreheader([props.story])}
    >
      <Nameplate
        site={site}
        language={language}
        line={composeDateLine(props.cadence, props.slotAt, language, site.timeZone)}
      />
      <ArticleHead story={story} direction={direction} />
      <div {...story.writing} style={ALIGNMENT[direction]}>
        {raw(shown.html)}
      </div>
      <div style={{ margin: "44px 0 48px" }}>
        {shown.whole ? null : <p style={{ margin: "0" }}>{t("article.cut")}</p>}
        {story.url === null ? null : (
          <MailButton
            href={story.url}
            label={shown.whole ? story.readOnBlog : story.readOn}
            {...(shown.whole ? {} : { about: story.readOnAbout })}
          />
        )}
      </div>
      <IssueFooter site={site} language={language} links={props} />
    </MailLayout>
  );
  return String(html);
}

function renderText(props: ArticleMailProps, story: PresentedStory, shown: ShownArticle): string {
  const dateLine = composeDateLine(props.cadence, props.slotAt, props.language, props.site.timeZone);
  return composeArticleText({ ...props, story, shown, dateLine });
}
