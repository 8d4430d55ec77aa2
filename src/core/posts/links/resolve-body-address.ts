import type { BodyOrigin } from "../origin/body-origin.ts";
import type { Generator } from "../origin/generator.ts";
import { decodeText } from "./fill-link-pattern.ts";
import { composeSitePath, folderOf, joinPath } from "./site-paths.ts";

/** The file that names a picture. */
export type PictureOrigin = Pick<BodyOrigin, "generator" | "path" | "siteUrl">;

const WHOLE = /^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i;
const MARKDOWN_FILE = /^([^?#]+\.(?:md|mdx|markdown))(\?[^#]*)?(#.*)?$/i;
/** Docusaurus' ways to say "below the site, as it stands": a file of `static`, and an address that it shall not look up. */
const STATIC = /^(?:@site\/static|pathname:\/\/)\/(.*)$/;
/** A file of the source tree: only the generator knows what address it gets. */
const SOURCE_FILE = /^(?:[~@]|\/?src\/|\.{1,2}\/(?:\.\.\/)*src\/)/;
/** Generators that put the pictures beside a post where nobody can know. */
const RENAMES = new Set<Generator>(["astro", "docusaurus"]);
/** Those whose posts lie in a folder that the site does not show: what leads out of it is meant from the source's root. */
const HIDES_FOLDER = new Set<Generator>(["jekyll", "hexo"]);
const TOP_FOLDER = /^(?:assets?|images?|img|static|public|uploads?|files|media|pictures?|photos?)\//i;

/**
 * A link of a body, where the browser alone would not find its way: to the file of another post. Null: nothing stands there.
 * Anything else is as it was.
 */
export function resolveLink(href: string, origin: BodyOrigin): string | null {
  const fixed = STATIC.exec(href)?.[1];
  if (fixed !== undefined) return composeSitePath(fixed, origin.siteUrl);
  const [, path = "", , hash = ""] = WHOLE.test(href) ? [] : (MARKDOWN_FILE.exec(href) ?? []);
  if (path === "") return href;
  const whole = findFile(decodeText(path), origin);
  const found = whole === null ? null : origin.findPost(whole);
  return found === null ? null : found.href + hash;
}

/** From the file's own folder; `/x.md` and Zola's `@/x.md` from where the content lies. */
function findFile(path: string, { path: own }: BodyOrigin): string | null {
  const content = /^(.*?(?:^|\/)content\/)/.exec(own)?.[1] ?? "";
  if (path.startsWith("@/")) return joinPath(content || "content/", path.slice(2));
  return path.startsWith("/") ? joinPath(content, path.slice(1)) : joinPath(folderOf(own), path);
}

/** The address of a picture as the generator makes it; null where only the generator knows it. */
export function resolvePicture(source: string, origin: PictureOrigin): string | null {
  const { generator, siteUrl } = origin;
  const fixed = STATIC.exec(source)?.[1];
  if (fixed !== undefined) return composeSitePath(fixed, siteUrl);
  if (source === "" || SOURCE_FILE.test(source)) return null;
  if (WHOLE.test(source)) return source;
  if (source.startsWith("/")) return generator === "docusaurus" ? composeSitePath(source, siteUrl) : source;
  if (generator === null) return source;
  if (RENAMES.has(generator)) return null;
  return HIDES_FOLDER.has(generator) ? resolveBeside(source, origin) : source;
}

function resolveBeside(source: string, { path, siteUrl }: Pick<BodyOrigin, "path" | "siteUrl">): string {
  const bare = source.replace(/^(?:\.\/)+/, "");
  if (TOP_FOLDER.test(bare)) return composeSitePath(bare, siteUrl);
  if (bare.startsWith("../")) {
    const [, root = ""] = /^(.*?)_(?:posts|drafts)\//.exec(path) ?? [];
    const whole = joinPath(folderOf(path), bare);
    return whole?.startsWith(root) && !whole.includes("_posts/")
      ? composeSitePath(whole.slice(root.length), siteUrl)
      : source;
  }
  const name = path.replace(/^.*\//, "").replace(/\.\w+$/, "");
  return bare.startsWith(`${name}/`) ? `./${bare.slice(name.length + 1)}` : source;
}

/** A picture that front matter names: themes read it from the site's root, but where it lies in the folder of its post. */
export function resolveNamedPicture(source: string, origin: PictureOrigin): string | null {
  const { generator, path, siteUrl } = origin;
  const isBundle = /(?:^|\/)index\.\w+$/i.test(path);
  if (generator === null || WHOLE.test(source) || SOURCE_FILE.test(source))
    return resolvePicture(source, origin);
  if (source.startsWith("/")) return generator === "astro" ? source : composeSitePath(source, siteUrl);
  const isFromRoot = HIDES_FOLDER.has(generator) || (generator === "hugo" && !isBundle);
  return isFromRoot ? composeSitePath(source.replace(/^\.\//, ""), siteUrl) : resolvePicture(source, origin);
}
