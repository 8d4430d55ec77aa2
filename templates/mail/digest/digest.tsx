import type { IssueCadence } from "../../../src/core/cadence.ts";
import type { Mail } from "../../../src/core/editions/edition.ts";
import type { Instant } from "../../../src/core/ids.ts";
import type { Language } from "../../../src/core/language.ts";
import { type PresentedStory, presentStory } from "../../present-story.ts";
import type { Site } from "../../site.ts";
import { selectWebLink } from "../../web-link.ts";
import { IssueFooter } from "../issue-footer.tsx";
import type { IssueLinks } from "../issue-links.ts";
import { composeIssuePreheader, composeIssueSubject } from "../issue-subject.ts";
import { MailLayout } from "../layout.tsx";
import { MailMasthead } from "../masthead.tsx";
import { renderFitting } from "../render-fitting.ts";
import { addDirectionMarks } from "../text-part.ts";
import { arrangeStories, type StorySection, takeStories } from "./arrange-stories.ts";
import { composeDateLine } from "./date-line.ts";
import { DigestRest } from "./digest-rest.tsx";
import { DigestSection } from "./digest-section.tsx";
import type { DigestStory } from "./digest-story.ts";
import { composeDigestText } from "./digest-text.ts";
import { LeadStory } from "./lead-story.tsx";

export type { DigestStory } from "./digest-story.ts";

export interface DigestMailProps extends IssueLinks {
  readonly site: Site;
  readonly language: Language;
  readonly cadence: IssueCadence;
  readonly slotAt: Instant;
  /** Newest first. */
  readonly stories: readonly DigestStory[];
  /** This issue in the archive, where a mail that had to be cut goes on. */
  readonly issueUrl: string;
}

/** What of the issue a mail shows: the first story, others in sections, and how many are left to the archive. */
interface Shown {
  readonly lead: PresentedStory | null;
  readonly sections: readonly StorySection[];
  readonly left: number;
}

/** An edition of an issue. Pure: the same props give the same bytes, which retries rely on. */
export function composeDigestMail(props: DigestMailProps): Mail {
  const stories = props.stories.map((story) => presentStory(story, props.language, props.site));
  const [lead = null, ...further] = stories;
  const sections = arrangeStories(further);
  const render = (count: number) => {
    const shown = { lead, sections: takeStories(sections, count), left: further.length - count };
    return { html: renderHtml(props, stories, shown), text: renderText(props, shown) };
  };
  return {
    subject: composeIssueSubject(stories, props.language, props.site.title),
    ...renderFitting(render, further.length),
  };
}

function renderHtml(props: DigestMailProps, stories: readonly PresentedStory[], shown: Shown): string {
  const { site, language } = props;
  const issueUrl = selectWebLink(props.issueUrl);
  const html = (
    <MailLayout
      language={language}
      subject={composeIssueSubject(stories, language, site.title)}
      preheader={composeIssuePreheader(stories)}
    >
      <MailMasthead
        site={site}
        language={language}
        line={composeDateLine(props.cadence, props.slotAt, language, site.timeZone)}
      />
      {shown.lead === null ? null : <LeadStory story={shown.lead} />}
      {shown.sections.map((section) => (
        <DigestSection section={section} language={language} isOnly={shown.sections.length === 1} />
      ))}
      {shown.left === 0 ? null : <DigestRest count={shown.left} language={language} url={issueUrl} />}
      <IssueFooter site={site} language={language} links={props} />
    </MailLayout>
  );
  return String(html);
}

function renderText(props: DigestMailProps, shown: Shown): string {
  const dateLine = composeDateLine(props.cadence, props.slotAt, props.language, props.site.timeZone);
  return addDirectionMarks(composeDigestText({ ...props, ...shown, dateLine }), props.language);
}
