/** Whose words the tokens are: generators mean different things by the same. */
export type Dialect = "jekyll" | "hexo" | "eleventy" | "hugo";

/** Where a file lies by the conventions of its generator. */
export interface PostsPlace {
  readonly dialect: Dialect;
  /** Below `_posts`, without extension. */
  readonly below: string;
  /** Jekyll: the folders above `_posts` are categories (`tech/_posts/`). */
  readonly categories: readonly string[];
}

/** Folders that a whole site is kept in, so no categories: `docs/_posts/` is what GitHub Pages builds from `docs`. */
const SITE_FOLDER = /^(docs?|site|src|source|website|web|www|app|jekyll|blog-source)$/i;

/** Null: it lies in no folder called `_posts`. */
export function findPostsPlace(stemInRepository: string): PostsPlace | null {
  const [, above = "", below] = /^(.*?\/)?_posts\/(.+)$/.exec(stemInRepository) ?? [];
  if (below === undefined) return null;
  const folders = above.split("/").filter((folder) => folder !== "");
  if (folders.at(-1) === "source") return { dialect: "hexo", below, categories: [] };
  return { dialect: "jekyll", below, categories: folders.filter((folder) => !SITE_FOLDER.test(folder)) };
}

const DATE = /^\d{4}-\d{1,2}-\d{1,2}-(?=.)/;

/** A post of Jekyll's has its date before its name; other files in `_posts` are none of Jekyll's. */
export const isDated = (name: string): boolean => DATE.test(name);

export const cutDate = (name: string): string => name.replace(DATE, "");
