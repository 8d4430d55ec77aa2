/**
 * One block of an article (a paragraph, a list, a listing) in both parts of a mail. The HTML is canonical: lower-case
 * names, attributes in double quotes with no angle bracket in them, no style; a `class` names a role
 * (docs/decisions/0015). So the templates can dress it without a parser.
 */
export interface ArticleBlock {
  readonly html: string;
  readonly text: string;
}

/** A post's body for the mail that holds the whole post; cut between blocks alone. */
export interface Article {
  readonly blocks: readonly ArticleBlock[];
  /** False: the post goes on after these blocks. */
  readonly whole: boolean;
}

/** No mail shows more HTML than this, so no more is stored, colours of code not counted; nor of text. */
export const MAX_ARTICLE_BYTES = 90_000;

/** A long post is shown by this much of its beginning where it has no room; feeds hold a hundred of them. */
export const MAX_OPENING_BYTES = 1_500;

/** The first blocks of an article that fit, as HTML; empty where not even the first does. */
export function deriveOpening({ blocks }: Pick<Article, "blocks">): string {
  const encoder = new TextEncoder();
  let left = MAX_OPENING_BYTES;
  const end = blocks.findIndex(({ html }) => {
    left -= encoder.encode(html).byteLength;
    return left < 0;
  });
  return (end === -1 ? blocks : blocks.slice(0, end)).map(({ html }) => html).join("");
}

/** What the articles of one issue may take in the one D1 row (2,000,000 bytes) of its frozen content. */
export const MAX_FROZEN_BYTES = 1_500_000;

/** The articles that fit into the frozen content together, the first ones first; null for the others. */
export function selectFrozenArticles<Id>(
  articles: readonly (readonly [Id, Article])[],
): ReadonlyMap<Id, Article> {
  const encoder = new TextEncoder();
  const kept = new Map<Id, Article>();
  let used = 0;
  for (const [id, article] of articles) {
    const size = encoder.encode(JSON.stringify(article)).byteLength;
    if (used + size > MAX_FROZEN_BYTES) continue;
    used += size;
    kept.set(id, article);
  }
  return kept;
}

export interface RenderedMarkdown {
  /** Sanitised; every `href` and `src` absolute, http, https or mailto. */
  readonly html: string;
  readonly text: string;
  /** The body for a mail that holds all of it. */
  readonly article: Article;
  readonly words: number;
  /** The first paragraph as plain text, at most 300 characters; empty where there is none. */
  readonly excerpt: string;
}
