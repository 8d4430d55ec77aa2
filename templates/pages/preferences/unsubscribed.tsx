import type { Language } from "../../../src/core/language.ts";
import type { Site } from "../../site.ts";
import { Phrase } from "../../words/phrase.tsx";
import { translate } from "../../words/translate.ts";
import { ALL_POSTS, FeedLinks, type FeedPaths } from "../layout/feed-links.tsx";
import { localPath } from "../layout/local-path.ts";
import { NoticePage } from "../layout/notice-page.tsx";

export interface LeftPageProps {
  readonly site: Site;
  readonly language: Language;
  /** What they would have got, as a feed; absent: all posts. */
  readonly feeds?: FeedPaths;
}

/** After leaving. Nobody has to be lost: the feeds need no address. */
export function UnsubscribedPage({ site, language, feeds = ALL_POSTS }: LeftPageProps) {
  const t = translate(language);
  const lead = <Phrase language={language} say="left.lead" fill={{ title: site.title }} />;
  return (
    <NoticePage site={site} language={language} path={null} heading={t("left.heading")} lead={lead}>
      <p>{feeds.rss === ALL_POSTS.rss ? t("left.feed") : t("left.sameFeed")}</p>
      <FeedLinks language={language} feeds={feeds} />
      <p>
        <a href={localPath(site, language, "/")}>{t("left.again")}</a>
      </p>
    </NoticePage>
  );
}
