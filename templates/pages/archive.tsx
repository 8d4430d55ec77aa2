import type { Language } from "../../src/core/language.ts";
import { Phrase } from "../phrase.tsx";
import type { Site } from "../site.ts";
import { translate } from "../translate.ts";
import type { IssueLink } from "./issue-link.ts";
import { IssueList } from "./issue-list.tsx";
import { PageLayout } from "./layout.tsx";
import { Masthead } from "./masthead.tsx";
import { OpenGraph } from "./open-graph.tsx";

export interface ArchivePageProps {
  readonly site: Site;
  readonly language: Language;
  readonly issues: readonly IssueLink[];
}

/** Every issue, newest first. */
export function ArchivePage({ site, language, issues }: ArchivePageProps) {
  const t = translate(language);
  const title = t("page.title", { page: t("archive.heading"), title: site.title });
  const lead = t("archive.lead", { title: site.title });
  return (
    <PageLayout
      site={site}
      language={language}
      title={title}
      masthead={<Masthead site={site} language={language} path="/issues" />}
      head={
        <OpenGraph
          site={site}
          language={language}
          path="/issues"
          title={title}
          description={lead}
          kind="website"
        />
      }
      indexed={true}
    >
      <div class="text">
        <h1>{t("archive.heading")}</h1>
        <p class="lead">
          <Phrase language={language} say="archive.lead" fill={{ title: site.title }} />
        </p>
        {issues.length === 0 ? (
          <p>{t("archive.empty")}</p>
        ) : (
          <IssueList site={site} language={language} issues={issues} />
        )}
      </div>
    </PageLayout>
  );
}
