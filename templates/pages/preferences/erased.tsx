import type { Language } from "../../../src/core/language.ts";
import type { Site } from "../../site.ts";
import { Phrase } from "../../words/phrase.tsx";
import { translate } from "../../words/translate.ts";
import { localPath } from "../layout/local-path.ts";
import { NoticePage } from "../layout/notice-page.tsx";

/** After an erasure. */
export function ErasedPage({ site, language }: { readonly site: Site; readonly language: Language }) {
  const t = translate(language);
  return (
    <NoticePage
      site={site}
      language={language}
      path={null}
      heading={t("erased.heading")}
      lead={<Phrase language={language} say="erased.lead" fill={{ title: site.title }} />}
    >
      <p>
        <a href={localPath(site, language, "/")}>{t("problem.home")}</a>
      </p>
    </NoticePage>
  );
}
