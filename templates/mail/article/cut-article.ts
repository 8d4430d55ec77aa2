import type { Article, ArticleBlock } from "../../../src/core/posts/article.ts";
import { countBytes } from "../mail-size-budget.ts";
import { stripColours } from "../strip-colours.ts";
import { inlineStyles } from "./inline-styles.ts";

/** As much of an article as a mail shows. */
export interface ShownArticle {
  readonly html: string;
  readonly text: string;
  /** False: there is more to read on the blog. */
  readonly whole: boolean;
}

interface Room {
  readonly html: number;
  readonly text: number;
}

/**
 * Dresses an article and cuts it between blocks to what fits. Words before colours: code loses its colours where the
 * article is whole without them and would not be with them, or where one long listing would leave the mail
 * half empty.
 */
export function cutArticle(article: Article, dir: "ltr" | "rtl", room: Room): ShownArticle {
  const coloured = article.blocks.map((block) => dress(block, dir));
  const shown = selectFitting(coloured, room);
  if (shown.length === coloured.length) return toShown(shown, article.whole);

  const plain = article.blocks.map((block) => dress({ ...block, html: stripColours(block.html) }, dir));
  const shownPlain = selectFitting(plain, room);
  if (article.whole && shownPlain.length === plain.length) return toShown(plain, true);
  const isHalfEmpty = shown.reduce((sum, { html }) => sum + countBytes(html), 0) < room.html / 2;
  const isWorthIt = isHalfEmpty && shownPlain.length > shown.length;
  return toShown(dropDangling(isWorthIt ? shownPlain : shown), false);
}

const dress = ({ html, text }: ArticleBlock, dir: "ltr" | "rtl"): ArticleBlock => ({
  html: inlineStyles(html, dir),
  text,
});

function selectFitting(blocks: readonly ArticleBlock[], room: Room): readonly ArticleBlock[] {
  let { html, text } = room;
  const end = blocks.findIndex((block) => {
    html -= countBytes(block.html);
    text -= countBytes(block.text) + SEPARATOR.length;
    return html < 0 || text < 0;
  });
  return end === -1 ? blocks : blocks.slice(0, end);
}

/** A heading or a rule at the end would announce what does not come. */
function dropDangling(blocks: readonly ArticleBlock[]): readonly ArticleBlock[] {
  const last = blocks.findLastIndex(({ html }) => !/^<(?:h[2-4]|hr)\b/.test(html));
  return blocks.slice(0, last + 1);
}

const SEPARATOR = "\n\n";

const toShown = (blocks: readonly ArticleBlock[], whole: boolean): ShownArticle => ({
  html: blocks.map((block) => block.html).join(""),
  text: blocks.map((block) => block.text).join(SEPARATOR),
  whole,
});
