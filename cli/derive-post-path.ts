import type { FilePlace } from "./find-root.ts";

/** Where blogs keep their posts, the surest first, for files that lie in no repository. */
const CONTENT_ROOTS = [
  "src/content",
  "content",
  "source/_posts",
  "_posts",
  "src/pages",
  "src/posts",
  "posts",
  "blog",
];

/**
 * The path that a file is known by in the newsletter. It follows from where the file lies and never from where the
 * command line stands: below the newsletter's posts folder, else below the root of its repository, else from a folder
 * on where blogs keep their posts. A file that lies in none of these is known by its name alone: nothing of somebody's
 * disk comes into a public link.
 */
export function derivePostPath({ inRepository, onDisk }: FilePlace, postsFolder: string): string {
  const place = (inRepository ?? onDisk).normalize("NFC");
  if (postsFolder !== "") {
    const below = cutBelow(place, postsFolder) ?? cutBelow(onDisk.normalize("NFC"), postsFolder);
    if (below !== null) return below;
  }
  if (inRepository !== null) return place;
  for (const root of CONTENT_ROOTS) {
    const below = cutBelow(place, root);
    if (below !== null) return `${root}/${below}`;
  }
  return place.slice(place.lastIndexOf("/") + 1);
}

/** What follows the folder: its first place in the path, since posts may lie in a folder of the same name. */
function cutBelow(path: string, folder: string): string | null {
  const at = `/${path}`.indexOf(`/${folder}/`);
  return at === -1 ? null : path.slice(at + folder.length + 1);
}
