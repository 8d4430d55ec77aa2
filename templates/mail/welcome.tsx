import type { Mail } from "../../src/core/editions/edition.ts";
import type { Instant } from "../../src/core/ids.ts";
import type { Language } from "../../src/core/language.ts";
import { type PresentedStory, presentStory } from "../present-story.ts";
import type { Site } from "../site.ts";
import { FONT, LIGHT, SIZE } from "../theme.ts";
import { selectWebLink } from "../web-link.ts";
import { foldLine, shortenLine } from "../words/fold-line.ts";
import { formatDate } from "../words/format-date.ts";
import { Phrase } from "../words/phrase.tsx";
import { translate } from "../words/translate.ts";
import { DigestRest } from "./digest/digest-rest.tsx";
import { DigestSection } from "./digest/digest-section.tsx";
import type { DigestStory } from "./digest/digest-story.ts";
import { composeRest, composeStory } from "./digest/digest-text.ts";
import { IssueFooter } from "./issue-footer.tsx";
import { composeIssueFoot, type IssueLinks } from "./issue-links.ts";
import { composeIssueTextHead } from "./issue-text-head.ts";
import { MailLayout } from "./layout.tsx";
import { MailMasthead } from "./masthead.tsx";
import { renderFitting } from "./render-fitting.ts";
import {
  addDirectionMarks,
  joinLines,
  joinParagraphs,
  THICK_RULE,
  THIN_RULE,
  wrapText,
} from "./text-part.ts";

export interface WelcomeMailProps extends IssueLinks {
  readonly site: Site;
  readonly language: Language;
  readonly confirmedAt: Instant;
  /** To begin with; null where there is nothing yet. */
  readonly latest: { readonly stories: readonly DigestStory[]; readonly issueUrl: string } | null;
}

/** What of the latest issue the mail shows, and how many stories are left to the archive. */
interface Shown {
  readonly stories: readonly PresentedStory[];
  readonly left: number;
}

/** The newsletter's first mail to a reader: welcome, and the latest issue to begin with. Pure: same props, same bytes. */
export function composeWelcomeMail(props: WelcomeMailProps): Mail {
  const { site, language } = props;
  const subject = shortenLine(translate(language)("welcome.subject", { title: foldLine(site.title) }), 150);
  const all = (props.latest?.stories ?? []).map((story) => presentStory(story, language, site));
  const render = (count: number) => {
    const shown = { stories: all.slice(0, count), left: all.length - count };
    return {
      html: renderHtml(props, subject, shown),
      text: addDirectionMarks(composeText(props, shown), language),
    };
  };
  return { subject, ...renderFitting(render, all.length) };
}

function renderHtml(props: WelcomeMailProps, subject: string, { stories, left }: Shown): string {
  const { site, language, latest } = props;
  const t = translate(language);
  const section = { topic: t("welcome.latest"), stories };
  const html = (
    <MailLayout language={language} subject={subject} preheader={t("welcome.preheader")}>
      <MailMasthead
        site={site}
        language={language}
        line={formatDate(props.confirmedAt, language, site.timeZone)}
      />
      <h2 class="lead ink" style={HEADING}>
        {t("welcome.heading")}
      </h2>
      <p class="ink" style={LEAD}>
        <Phrase language={language} say="welcome.lead" fill={{ title: foldLine(site.title) }} />
      </p>
      {latest === null ? null : <DigestSection section={section} language={language} isOnly={false} />}
      {latest === null || left === 0 ? null : (
        <DigestRest count={left} language={language} url={selectWebLink(latest.issueUrl)} />
      )}
      <IssueFooter site={site} language={language} links={props} why="welcome.reason" />
    </MailLayout>
  );
  return String(html);
}

/** The plain-text part: it holds everything that the HTML part says. */
function composeText({ latest, ...props }: WelcomeMailProps, { stories, left }: Shown): string {
  const { site, language } = props;
  const t = translate(language);
  const title = foldLine(site.title);
  const date = formatDate(props.confirmedAt, language, site.timeZone);
  const [first, ...further] = stories.map(composeStory);
  return joinParagraphs([
    composeIssueTextHead(site, date),
    wrapText(t("welcome.heading")),
    wrapText(t("welcome.lead", { title })),
    first === undefined ? "" : joinLines(THICK_RULE, wrapText(t("welcome.latest"))),
    first ?? "",
    ...further.map((story) => joinLines(`${THIN_RULE}\n`, story)),
    latest === null ? "" : composeRest(t, left, latest.issueUrl),
    composeIssueFoot(site, t, props, "welcome.reason"),
  ]);
}

const HEADING = {
  margin: "0",
  "font-family": FONT.display,
  "font-size": SIZE.lead,
  "font-weight": "700",
  "line-height": "1.15",
  color: LIGHT.ink,
};

const LEAD = {
  margin: "14px 0 44px",
  "font-size": SIZE.intro,
  "line-height": "1.5",
  color: LIGHT.ink,
};
