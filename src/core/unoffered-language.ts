import { type Language, parseKnownLanguage } from "./language.ts";

/** A language of two letters (ISO 639-1), with a script or region or without; three letters are words too often. */
const FOLDER_SHAPE = /^[a-z]{2}([-_]([a-z]{2}|[a-z]{4}))?$/i;
const SUFFIX_SHAPE = /^[a-z]{2,3}([-_]([a-z]{2}|[a-z]{4}))?$/i;
/** Codes that file names end in for another reason: `socket.io.md`, `main.ts.md`, `install.sh.md`. */
const NO_SUFFIX = new Set(["io", "ts", "sh", "min", "new", "war", "two"]);
/** Codes that are words or abbreviations first: operating systems, machine learning, `posts/tech/my/…`. */
const WORDS = new Set("am an as be hi id ie io is it la ml my no or os sc sh so ta to ts vi".split(" "));
/** Codes that a file is called for another reason, alone: `tech/os.md`, `about/cv.md`. */
const NO_NAME = new Set([...NO_SUFFIX, "cv", "la", "ml", "os", "sc"]);
/** Where a site keeps its posts; what lies right below is a language before it is a category. */
const ROOTS = new Set(
  "content contents src source site app docs data i18n locales lang languages translations blog blogs posts _posts articles pages collections".split(
    " ",
  ),
);

export const isWord = (code: string) => WORDS.has(code.toLowerCase());

/**
 * The language that the suffix of a file names (`hello.fr.md`), for one that the newsletter does not offer. A doubt keeps
 * the post home; `lang` in its front matter settles it.
 */
export const parseSuffixLanguage = (suffix: string): Language | null =>
  SUFFIX_SHAPE.test(suffix) && !NO_SUFFIX.has(suffix.toLowerCase()) ? parseKnownLanguage(suffix) : null;

/**
 * The language that a file alone in its name names (`hello/fr.md`), for one that the newsletter does not offer: only in a
 * folder of its own, since `posts/it.md` is a post called `it`.
 */
export const parseBareLanguage = (folder: string, name: string): Language | null =>
  FOLDER_SHAPE.test(name) && !NO_NAME.has(name.toLowerCase()) && !ROOTS.has(folder.toLowerCase())
    ? parseKnownLanguage(name)
    : null;

/**
 * The language that a folder names (`fr/blog/x.md`, `content/fr/x.md`), for one that the newsletter does not offer. What
 * can only be a language counts at any depth. What is a word as well (`it`, `no`, `is`) counts only where languages
 * stand, as the outermost folder or right below one that holds all posts: `it/x.md` and `posts/it/x.md` may be Italian
 * and stay home, `posts/tech/it/x.md` is about computers. `go` and `js` are no languages.
 */
export function parseFolderLanguage(folders: readonly string[]): Language | null {
  const found = folders.find((folder, index) => {
    if (!FOLDER_SHAPE.test(folder)) return false;
    const above = folders[index - 1]?.toLowerCase();
    const isPlace = above === undefined || ROOTS.has(above);
    return (isPlace || !WORDS.has(folder.toLowerCase())) && parseKnownLanguage(folder) !== null;
  });
  return found === undefined ? null : parseKnownLanguage(found);
}
