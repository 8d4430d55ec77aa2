import type { IssueCadence } from "../../../src/core/cadence.ts";
import type { Instant } from "../../../src/core/ids.ts";
import type { Language } from "../../../src/core/language.ts";
import { composeDateLine } from "../../mail/digest/date-line.ts";
import type { DigestStory } from "../../mail/digest/digest-story.ts";
import { composeIssuePreheader, composeIssueSubject } from "../../mail/issue-subject.ts";
import { presentStory } from "../../present-story.ts";
import type { Site } from "../../site.ts";
import { foldLine } from "../../words/fold-line.ts";
import { LocalizedText } from "../../words/isolated.tsx";
import { translate } from "../../words/translate.ts";
import { deriveWriting } from "../../words/writing.ts";
import { PageLayout } from "../layout/layout.tsx";
import { localPath } from "../layout/local-path.ts";
import { Masthead } from "../layout/masthead.tsx";
import { OpenGraph } from "../layout/open-graph.tsx";
import { PageLinks } from "../layout/page-links.tsx";
import type { IssueLink } from "./issue-link.ts";
import { StoryArticle } from "./story-article.tsx";

export interface IssuePageProps {
  readonly site: Site;
  readonly language: Language;
  readonly issue: { readonly id: string; readonly cadence: IssueCadence; readonly slotAt: Instant };
  readonly stories: readonly DigestStory[];
  /** Which of them names the issue; the first unless said. */
  readonly lead?: number;
  /** The text of the only story, sanitised. */
  readonly body?: { readonly html: string; readonly isWhole: boolean } | null;
  readonly newer?: IssueLink | null;
  readonly older?: IssueLink | null;
}

/** An issue in the archive: its stories, and the whole text where it has only one. */
export function IssuePage(props: IssuePageProps) {
  const { site, language, issue, stories: told, lead = 0 } = props;
  const t = translate(language);
  const stories = told.map((story) => presentStory(story, language, site));
  const dateLine = composeDateLine(issue.cadence, issue.slotAt, language, site.timeZone);
  const leadFirst = [...stories.slice(lead, lead + 1), ...stories.toSpliced(lead, 1)];
  const subject = composeIssueSubject(leadFirst, language, dateLine);
  const path = `/issues/${encodeURIComponent(issue.id)}`;
  const isAlone = stories.length === 1;
  return (
    <PageLayout
      site={site}
      language={language}
      title={t("page.title", { page: subject, title: site.title })}
      masthead={<Masthead site={site} language={language} path={path} />}
      head={
        <OpenGraph
          site={site}
          language={language}
          path={path}
          title={subject}
          description={composeIssuePreheader(leadFirst)}
          kind="article"
          image={leadFirst[0]?.image ?? null}
          publishedAt={issue.slotAt}
        />
      }
      indexed={true}
    >
      <div class="text">
        {isAlone ? <p class="kind">{dateLine}</p> : <h1 class="kind">{dateLine}</h1>}
        {stories.map((story) => (
          <StoryArticle
            story={story}
            timeZone={site.timeZone}
            level={isAlone ? "h1" : "h2"}
            body={isAlone && props.body?.html ? props.body : null}
          />
        ))}
        <p class="more">
          <a class="button" href={localPath(site, language, "/")}>
            {t("issue.subscribe")}
          </a>
        </p>
        <PageLinks
          label={t("issue.neighbours")}
          newer={toNeighbour(props.newer, t("issue.next"), language)}
          older={toNeighbour(props.older, t("issue.previous"), language)}
        />
      </div>
    </PageLayout>
  );
}

const toNeighbour = (link: IssueLink | null | undefined, label: string, language: Language) =>
  link === null || link === undefined
    ? null
    : {
        href: link.href,
        text: (
          <>
            <span class="facts">{label}</span>{" "}
            <LocalizedText
              text={foldLine(link.title) || link.id}
              writing={deriveWriting(link.language, language)}
            />
          </>
        ),
      };
