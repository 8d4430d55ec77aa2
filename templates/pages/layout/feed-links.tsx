import type { Language } from "../../../src/core/language.ts";
import { translate } from "../../words/translate.ts";

/** One feed's address in each format. */
export interface FeedPaths {
  readonly rss: string;
  readonly atom: string;
  readonly json: string;
}

/** The feeds of all posts. */
export const ALL_POSTS: FeedPaths = { rss: "/feed.xml", atom: "/atom.xml", json: "/feed.json" };

interface FeedLinksProps {
  readonly language: Language;
  readonly feeds?: FeedPaths;
}

/** A feed in its three formats. */
export function FeedLinks({ language, feeds = ALL_POSTS }: FeedLinksProps) {
  const t = translate(language);
  return (
    <ul class="inline">
      <li>
        <a href={feeds.rss}>{t("feed.rss")}</a>
      </li>
      <li>
        <a href={feeds.atom}>{t("feed.atom")}</a>
      </li>
      <li>
        <a href={feeds.json}>{t("feed.json")}</a>
      </li>
    </ul>
  );
}
