import { Phrase } from "../../words/phrase.tsx";
import { translate } from "../../words/translate.ts";
import { HumanCheckScript } from "../forms/human-check.tsx";
import { SignupForm, type SignupFormProps } from "../forms/signup-form.tsx";
import { FeedLinks } from "../layout/feed-links.tsx";
import { PageLayout } from "../layout/layout.tsx";
import { localPath } from "../layout/local-path.ts";
import { FrontMasthead } from "../layout/masthead.tsx";
import { OpenGraph } from "../layout/open-graph.tsx";
import type { IssueLink } from "./issue-link.ts";
import { IssueList } from "./issue-list.tsx";

export type { SignupValues } from "../forms/signup-form.tsx";
export type { IssueLink } from "./issue-link.ts";

export interface HomePageProps extends SignupFormProps {
  readonly issues: readonly IssueLink[];
}

/** What the newsletter is, the form, recent issues. With faults it is the answer to a form that could not be taken. */
export function HomePage(props: HomePageProps) {
  const { site, language, faults, humanCheckKey } = props;
  const t = translate(language);
  return (
    <PageLayout
      site={site}
      language={language}
      title={faults.length > 0 ? t("error.title", { title: site.title }) : site.title}
      masthead={<FrontMasthead site={site} language={language} path="/" />}
      head={
        <>
          <OpenGraph
            site={site}
            language={language}
            path="/"
            title={site.title}
            description={site.description}
            kind="website"
          />
          <HumanCheckScript humanCheckKey={humanCheckKey} />
        </>
      }
      indexed={faults.length === 0}
    >
      <div class="columns">
        <section class="signup" aria-labelledby="signup">
          <h2 id="signup">{t("form.heading")}</h2>
          <p>
            <Phrase language={language} say="home.promise" fill={{ blog: new URL(site.siteUrl).host }} />
          </p>
          <SignupForm {...props} />
        </section>
        <div>
          <RecentIssues {...props} />
          <Feeds {...props} />
        </div>
      </div>
    </PageLayout>
  );
}

function RecentIssues({ site, language, issues }: HomePageProps) {
  const t = translate(language);
  return (
    <section aria-labelledby="recent">
      <h2 id="recent">{t("home.issues")}</h2>
      {issues.length === 0 ? (
        <p>{t("home.noIssues")}</p>
      ) : (
        <>
          <IssueList site={site} language={language} issues={issues} />
          <p class="more">
            <a href={localPath(site, language, "/issues")}>{t("home.moreIssues")}</a>
          </p>
        </>
      )}
    </section>
  );
}

function Feeds({ language }: HomePageProps) {
  const t = translate(language);
  return (
    <section class="feeds" aria-labelledby="feeds">
      <h2 id="feeds">{t("feed.heading")}</h2>
      <p>{t("feed.lead")}</p>
      <FeedLinks language={language} />
    </section>
  );
}
