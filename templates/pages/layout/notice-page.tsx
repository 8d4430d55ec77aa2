import type { Child, PropsWithChildren } from "hono/jsx";
import type { Language } from "../../../src/core/language.ts";
import type { Site } from "../../site.ts";
import { translate } from "../../words/translate.ts";
import { PageLayout } from "./layout.tsx";
import { Masthead } from "./masthead.tsx";

interface NoticePageProps {
  readonly site: Site;
  readonly language: Language;
  /** This page's own address, for the switch of languages; null: it answers a form. */
  readonly path: string | null;
  readonly heading: string;
  /** The heading as markup, where it names something. */
  readonly markedHeading?: Child;
  readonly lead: Child;
  /** What its head holds beside what all pages have. */
  readonly head?: Child;
}

/** A page that says one thing, or asks for one press. Never indexed: it is about one reader. */
export function NoticePage({
  site,
  language,
  path,
  heading,
  markedHeading = heading,
  lead,
  head,
  children,
}: PropsWithChildren<NoticePageProps>) {
  return (
    <PageLayout
      site={site}
      language={language}
      title={translate(language)("page.title", { page: heading, title: site.title })}
      masthead={<Masthead site={site} language={language} path={path} />}
      head={head}
      indexed={false}
    >
      <div class="notice">
        <h1>{markedHeading}</h1>
        <p class="lead">{lead}</p>
        {children}
      </div>
    </PageLayout>
  );
}
