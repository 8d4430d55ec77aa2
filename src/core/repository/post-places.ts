import { MARKDOWN_EXTENSIONS } from "../posts/post-path.ts";

/** What tools keep for themselves beside posts, by its name in a path. */
export const isPassedOver = (name: string): boolean => name.startsWith(".") || name === "node_modules";

/** By its name: the one rule of what is read of a folder, by the command line and by a push. */
export const isMarkdownFile = (name: string): boolean =>
  MARKDOWN_EXTENSIONS.some((extension) => name.toLowerCase().endsWith(extension));

/** Is this file of a repository, by its path from the root, a post of the newsletter whose posts lie in that folder? */
export function isPostOf(path: string, postsFolder: string): boolean {
  const folder = postsFolder === "" ? "" : `${postsFolder}/`;
  const place = path.normalize("NFC");
  if (!place.startsWith(folder) || !isMarkdownFile(place)) return false;
  return !place.slice(folder.length).split("/").some(isPassedOver);
}
