import type { Article } from "../../src/core/article.ts";

/** So much of it tells whether one text begins like another. */
const COMPARED = 80;

/** Is the description the article's own opening? So it is where the author wrote none: said twice it would read badly. */
export function repeatsOpening(description: string, article: Article): boolean {
  const opening = article.blocks
    .filter(({ html }) => html.startsWith("<p"))
    .map(({ html }) => lettersOf(html.replace(/<[^>]*>|&[a-z]+;/g, "")))
    .find((letters) => letters !== "");
  const said = lettersOf(description).slice(0, COMPARED);
  return said !== "" && opening !== undefined && opening.startsWith(said);
}

const lettersOf = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, "");
