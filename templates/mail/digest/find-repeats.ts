import type { Article } from "../../../src/core/posts/article.ts";
import type { PresentedStory } from "../../present-story.ts";

/** So much of it tells whether one text begins like another. */
const COMPARED = 80;

/**
 * Is the description the article's own opening? So it is where the author wrote none: said twice it would read badly. The
 * opening is the first paragraph of more than pictures, whose words belong to it.
 */
export function repeatsOpening(description: string, article: Article): boolean {
  const opening = article.blocks
    .filter(({ html }) => html.startsWith("<p>"))
    .find(({ html }) => lettersOf(stripMarks(html)) !== "");
  const said = lettersOf(description).slice(0, COMPARED);
  return (
    said !== "" && opening !== undefined && lettersOf(stripMarks(sayPictures(opening.html))).startsWith(said)
  );
}

/** Does the article begin with the picture that stands above it? */
export function repeatsPicture(image: PresentedStory["image"], article: Article): boolean {
  const first = article.blocks[0]?.html ?? "";
  return image !== null && first.includes(` src="${image.url.replaceAll("&", "&amp;")}"`);
}

const sayPictures = (html: string) => html.replace(/<img [^>]*alt="([^"]*)"[^>]*>/g, "$1");
const stripMarks = (html: string) => html.replace(/<[^>]*>|&[a-z]+;/g, "");
const lettersOf = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, "");
