import type { Language } from "../../../src/core/language.ts";
import type { Site } from "../../site.ts";
import { selectWebLink } from "../../web-link.ts";
import { Isolated } from "../../words/isolated.tsx";
import { translate } from "../../words/translate.ts";
import { FeedLinks } from "./feed-links.tsx";
import { localPath } from "./local-path.ts";

/** Where to go from here, and who publishes this. */
export function PageFooter({ site, language }: { readonly site: Site; readonly language: Language }) {
  const t = translate(language);
  return (
    <footer>
      <ul class="inline">
        <li>
          <a href={localPath(site, language, "/")}>{t("footer.subscribe")}</a>
        </li>
        <li>
          <a href={localPath(site, language, "/issues")}>{t("footer.archive")}</a>
        </li>
        <li>
          <a href={selectWebLink(site.siteUrl) ?? undefined}>{t("footer.blog")}</a>
        </li>
      </ul>
      <FeedLinks language={language} />
      <p class="address">
        <Isolated text={site.postalAddress} language={language} />
      </p>
    </footer>
  );
}
