/** Where posts lie in the author's repository, without slashes at its ends; empty: paths are as given. */
export type PostsFolder = string;

/** A plain relative folder, however it is written (`/src/content/blog/`, `./posts`); null where it is none. */
export function parsePostsFolder(raw: unknown): PostsFolder | null {
  if (typeof raw !== "string" || raw.length > 200) return null;
  const folder = raw
    .trim()
    .normalize("NFC")
    .replace(/^(\.?\/)+/, "")
    .replace(/(\/\.?)+$/, "");
  if (folder === "" || folder === ".") return "";
  const isPlain = folder.split("/").every((part) => part.trim() !== "" && part !== "." && part !== "..");
  return isPlain && folder.isWellFormed() && !/[\p{Cc}\\:*?"<>|]/u.test(folder) ? folder : null;
}

/** A path below the folder: with and without the folder it is the same post. */
export function cutPostsFolder(path: string, folder: PostsFolder): string {
  const below = folder !== "" && path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
  return below === "" ? path : below;
}

/** The path from the root of the repository, as far as the setting tells. */
export const derivePathInRepository = (path: string, folder: PostsFolder): string =>
  folder === "" ? path : `${folder}/${path}`;
