import type { Problem } from "../problem.ts";
import { fail, type Result, succeed } from "../result.ts";
import { cutPostsFolder, type PostsFolder } from "./posts-folder.ts";

const MAX_LENGTH = 300;
export const MARKDOWN_EXTENSIONS = [".md", ".mdx", ".markdown"];
const MARKDOWN_EXTENSION = /\.(md|mdx|markdown)$/i;
const OTHER_EXTENSION = /\.[a-z][a-z0-9]*$/i;

/**
 * Where a post lies in the author's repository, such as `en/hello.md`: decoded, in NFC so that two machines name it
 * alike, and below the folder that posts lie in. Refused: anything that is no plain relative path to a Markdown file.
 */
export function parsePostPath(text: string, postsFolder: PostsFolder = ""): Result<string, Problem> {
  const path = text.normalize("NFC");
  const reason = findPathFault(path);
  return reason === null
    ? succeed(cutPostsFolder(path, postsFolder))
    : fail({ kind: "post-path-malformed", detail: reason });
}

function findPathFault(path: string): string | null {
  if (path === "") return "Name a Markdown file, such as /api/posts/en/hello.md.";
  if (path.length > MAX_LENGTH) return `A path may have at most ${MAX_LENGTH} characters.`;
  if (!path.isWellFormed() || /[\p{Cc}\\]/u.test(path)) {
    return "A path may not hold control characters or backslashes.";
  }
  const segments = path.split("/");
  if (segments.some((segment) => segment.trim() === "")) return 'A path may not have an empty part ("//").';
  if (segments.some((segment) => segment === "." || segment === ".."))
    return 'A path may not have "." or ".." in it.';
  if (deriveStem(path).endsWith("/") || deriveStem(path) === "")
    return "A file needs a name before its extension.";
  if (!MARKDOWN_EXTENSION.test(path) && OTHER_EXTENSION.test(path))
    return "A post is a .md, .mdx or .markdown file.";
  return null;
}

/** The path without its Markdown extension: the identity of a post that names no `id`. */
export const deriveStem = (path: string): string => path.replace(MARKDOWN_EXTENSION, "");

/**
 * A name that an author gives a post: an id of front matter, or what a request names. Where it is a path it is the
 * identity that the post at this path has: in NFC, below the posts folder, without `./` and extension.
 */
export const derivePostName = (text: string, postsFolder: PostsFolder): string => {
  const name = text.normalize("NFC").replace(/^\.?\/+/, "");
  return deriveStem(cutPostsFolder(name, postsFolder)) || text;
};

/** `2026-11-20-x`, `2026/11/20/x`, `2026/11-20-x`, `2026-11-20_x`, `2026.11.20/`: at the beginning of a part of the path. */
const PATH_DATE = /(?:^|\/)(\d{4})([-_./])(\d{1,2})[-_./](\d{1,2})(?=$|[-_./\s])/;

/**
 * The day that a path names, in its file (Jekyll's convention), its folder or its folders; null where it names none. In the
 * form of front matter, so that it is judged like a date that stands there.
 */
export function derivePathDate(path: string): string | null {
  const [, year = "", , month = "", day = ""] = PATH_DATE.exec(deriveStem(path)) ?? [];
  return year === "" || Number(month) > 12 || Number(day) > 31
    ? null
    : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** What a post is called that has no title: its name in the path, without a date before it (Jekyll's way). */
export function derivePathTitle(path: string): string {
  const [folder = "", file = ""] = ["", ...deriveStem(path).split("/")].slice(-2);
  const name = /^_?index$/i.test(file) && folder !== "" ? folder : file;
  const words = name.replace(/^\d{4}[-_.]\d{1,2}[-_.]\d{1,2}[-_.\s]*(?=.)/, "").replace(/[-_\s]+/g, " ");
  return words.trim().replace(/(^|\s)\p{Ll}/gu, (letter) => letter.toUpperCase()) || name;
}
