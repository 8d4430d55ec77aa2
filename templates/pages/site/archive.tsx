import type { Language } from "../../../src/core/language.ts";
import type { Site } from "../../site.ts";
import { Phrase } from "../../words/phrase.tsx";
import { translate } from "../../words/translate.ts";
import { PageLayout } from "../layout/layout.tsx";
import { localPath } from "../layout/local-path.ts";
import { Masthead } from "../layout/masthead.tsx";
import { OpenGraph } from "../layout/open-graph.tsx";
import { PageLinks } from "../layout/page-links.tsx";
import type { IssueLink } from "./issue-link.ts";
import { IssueList } from "./issue-list.tsx";

export interface ArchivePageProps {
  readonly site: Site;
  readonly language: Language;
  readonly issues: readonly IssueLink[];
  /** From 1. */
  readonly page?: number;
  readonly hasOlder?: boolean;
}

/** Every issue, newest first, page by page. */
export function ArchivePage({ site, language, issues, page = 1, hasOlder = false }: ArchivePageProps) {
  const t = translate(language);
  const heading = page === 1 ? t("archive.heading") : t("archive.page", { page });
  const path = addressPage(page);
  const title = t("page.title", { page: heading, title: site.title });
  const lead = t("archive.lead", { title: site.title });
  return (
    <PageLayout
      site={site}
      language={language}
      title={title}
      masthead={<Masthead site={site} language={language} path={path} />}
      head={
        <OpenGraph
          site={site}
          language={language}
          path={path}
          title={title}
          description={lead}
          kind="website"
        />
      }
      indexed={true}
    >
      <div class="text">
        <h1>{heading}</h1>
        <p class="lead">
          <Phrase language={language} say="archive.lead" fill={{ title: site.title }} />
        </p>
        {issues.length === 0 ? (
          <p>{t("archive.empty")}</p>
        ) : (
          <IssueList site={site} language={language} issues={issues} />
        )}
        <PageLinks
          label={t("archive.pages")}
          newer={
            page === 1
              ? null
              : { href: localPath(site, language, addressPage(page - 1)), text: t("archive.newer") }
          }
          older={
            hasOlder
              ? { href: localPath(site, language, addressPage(page + 1)), text: t("archive.older") }
              : null
          }
        />
      </div>
    </PageLayout>
  );
}

/** The first page has one address only. */
const addressPage = (page: number) => (page === 1 ? "/issues" : `/issues?page=${page}`);
