import type { Language } from "../../src/core/language.ts";
import { translate } from "../translate.ts";

/** The three feeds of all posts. */
export function FeedLinks({ language }: { readonly language: Language }) {
  const t = translate(language);
  return (
    <ul class="inline">
      <li>
        <a href="/feed.xml">{t("feed.rss")}</a>
      </li>
      <li>
        <a href="/atom.xml">{t("feed.atom")}</a>
      </li>
      <li>
        <a href="/feed.json">{t("feed.json")}</a>
      </li>
    </ul>
  );
}
