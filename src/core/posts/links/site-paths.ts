/** A path below the site in full; whole addresses stay. */
export function composeSitePath(path: string, siteUrl: URL): string {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(path)) return path;
  const bare = path.replace(/^\/+/, "");
  const own = siteUrl.pathname.replace(/^\/|\/$/g, "");
  const isBelow = own !== "" && (bare === own || bare.startsWith(`${own}/`)); // it has the site's own folder before it already
  return `${isBelow ? siteUrl.origin : siteUrl.href.replace(/\/$/, "")}/${bare}`;
}

/** The folder that a file lies in, with a slash at its end; empty for the root. */
export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/") + 1);

/** A path that another file names, from the root of the repository; null where it leads out of it. */
export function joinPath(folder: string, path: string): string | null {
  const parts: string[] = [];
  for (const part of `${path.startsWith("/") ? "" : folder}${path}`.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join("/");
}
