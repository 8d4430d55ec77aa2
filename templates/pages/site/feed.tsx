import type { Instant } from "../../../src/core/ids.ts";
import type { Language } from "../../../src/core/language.ts";
import type { Site } from "../../site.ts";
import { selectWebLink } from "../../web-link.ts";
import { foldLine } from "../../words/fold-line.ts";
import { formatDate, formatDay } from "../../words/format-date.ts";
import { Isolated, LocalizedText } from "../../words/isolated.tsx";
import { translate } from "../../words/translate.ts";
import { deriveWriting, nameLanguage } from "../../words/writing.ts";
import { FeedLinks, type FeedPaths } from "../layout/feed-links.tsx";
import { PageLayout } from "../layout/layout.tsx";
import { localPath, publicAddress } from "../layout/local-path.ts";
import { Masthead } from "../layout/masthead.tsx";

export interface FeedPageProps {
  readonly site: Site;
  readonly language: Language;
  /** This feed's own path. */
  readonly path: string;
  readonly feeds: FeedPaths;
  /** What it is limited to; empty: nothing. */
  readonly languages: readonly Language[];
  readonly topics: readonly string[];
  readonly posts: readonly FeedPost[];
  /** Feeds of less than this one. */
  readonly narrower: readonly NarrowerFeed[];
}

interface FeedPost {
  readonly title: string;
  readonly url: string;
  readonly language: Language;
  readonly publishedAt: Instant;
}

/** A feed of one language, or of one topic by its name. */
export type NarrowerFeed =
  | { readonly path: string; readonly language: Language }
  | { readonly path: string; readonly name: string };

/** What a browser shows at a feed's address: what to do with it, and what is in it. */
export function FeedPage(props: FeedPageProps) {
  const { site, language, path } = props;
  const t = translate(language);
  const name = [t("feed.kind"), ...props.languages.map(nameLanguage), ...props.topics].join(" · ");
  return (
    <PageLayout
      site={site}
      language={language}
      title={t("page.title", { page: name, title: site.title })}
      masthead={<Masthead site={site} language={language} path={path} />}
      indexed={false}
    >
      <div class="text">
        <p class="kind">
          <FeedName {...props} />
        </p>
        <h1>
          <Isolated text={site.title} language={language} />
        </h1>
        <p class="lead">{t("feed.about")}</p>
        <div class="field">
          <label for="address">{t("feed.address")}</label>
          <input id="address" type="text" readonly dir="ltr" value={publicAddress(site, path)} />
        </div>
        <p>{t("feed.formats")}</p>
        <FeedLinks language={language} feeds={props.feeds} />
        <LatestPosts {...props} />
        <NarrowerFeeds {...props} />
        <p class="more">
          <a class="button" href={localPath(site, language, "/")}>
            {t("form.heading")}
          </a>
        </p>
      </div>
    </PageLayout>
  );
}

/** The same words as in the title of the window; each name in its own language and direction. */
function FeedName({ language, languages, topics }: FeedPageProps) {
  return (
    <>
      {translate(language)("feed.kind")}
      {languages.map((one) => (
        <>
          {" · "}
          <LocalizedText text={nameLanguage(one)} writing={deriveWriting(one, language)} />
        </>
      ))}
      {topics.map((topic) => (
        <>
          {" · "}
          <Isolated text={topic} language={language} />
        </>
      ))}
    </>
  );
}

function LatestPosts({ site, language, posts }: FeedPageProps) {
  const t = translate(language);
  return (
    <section class="feeds" aria-labelledby="latest">
      <h2 id="latest">{t("feed.latest")}</h2>
      {posts.length === 0 ? (
        <p>{t("feed.none")}</p>
      ) : (
        <ol class="issues">
          {posts.map((post) => (
            <li>
              <time datetime={formatDay(post.publishedAt, site.timeZone)}>
                {formatDate(post.publishedAt, language, site.timeZone)}
              </time>
              <a href={selectWebLink(post.url) ?? undefined}>
                <LocalizedText text={foldLine(post.title)} writing={deriveWriting(post.language, language)} />
              </a>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function NarrowerFeeds({ language, narrower }: FeedPageProps) {
  if (narrower.length === 0) return null;
  return (
    <section class="feeds" aria-labelledby="narrower">
      <h2 id="narrower">{translate(language)("feed.narrower")}</h2>
      <ul class="inline">
        {narrower.map((feed) => (
          <li>
            {"name" in feed ? (
              <a href={feed.path}>
                <Isolated text={feed.name} language={language} />
              </a>
            ) : (
              <a href={feed.path} {...deriveWriting(feed.language, language)}>
                {nameLanguage(feed.language)}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
