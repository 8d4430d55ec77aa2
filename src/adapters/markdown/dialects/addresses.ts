import { folderOf, joinPath } from "../../../core/posts/links/site-paths.ts";
import type { BodyOrigin } from "../../../core/posts/origin/body-origin.ts";

/** Where a post stands that is named by its path or, without a folder, by its name beside this one. */
export function findNamedPost(
  origin: BodyOrigin,
  name: string,
  root: string,
  find = origin.findPost,
): string | null {
  const [path = "", hash = ""] = name.split(/(?=#)/);
  if (path === "") return hash;
  const withEnd = /\.(?:md|mdx|markdown)$/i.test(path) ? path : `${path.replace(/\/$/, "")}.md`;
  const isRooted = path.startsWith("/") || (path.includes("/") && !path.startsWith("."));
  const whole = isRooted
    ? joinPath(root, withEnd.replace(/^\/+/, ""))
    : joinPath(folderOf(origin.path), withEnd);
  const found = whole === null ? null : find(whole);
  return found === null ? null : found.href + hash;
}
