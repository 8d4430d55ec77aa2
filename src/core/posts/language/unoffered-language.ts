import { type Language, parseKnownLanguage } from "../../language.ts";
import { parseLanguageName } from "./language-name.ts";

/** A language of two letters (ISO 639-1), with a script or region or without; three letters are words too often. */
export const FOLDER_SHAPE = /^[a-z]{2}([-_]([a-z]{2}|[a-z]{4}))?$/i;
const SUFFIX_SHAPE = /^[a-z]{2,3}([-_]([a-z]{2}|[a-z]{4}))?$/i;
/** Codes that file names end in for another reason: `socket.io.md`, `main.ts.md`, `install.sh.md`. */
const NO_SUFFIX = new Set(["io", "ts", "sh", "min", "new", "war", "two"]);
/** Codes that are words or abbreviations first: operating systems, machine learning, `posts/tech/my/…`. */
const WORDS = new Set("am an as be hi id ie io is it la ml my no or os sc sh so ta to ts vi".split(" "));
/** Codes that a file is called for another reason, alone: `tech/os.md`, `about/cv.md`. */
const NO_NAME = new Set([...NO_SUFFIX, "cv", "la", "ml", "os", "sc"]);
/** Where a site keeps its posts; what lies right below is a language before it is a category. */
const ROOTS = new Set(
  "content contents src source site app docs data i18n l10n locale locales lang languages translations blog blogs posts _posts articles pages collections".split(
    " ",
  ),
);

export const isRoot = (folder: string) => ROOTS.has(folder.toLowerCase());
export const isWord = (code: string) => WORDS.has(code.toLowerCase());

/**
 * The language that the suffix of a file names (`hello.fr.md`), for one that the newsletter does not offer. A doubt keeps
 * the post home; `lang` in its front matter settles it.
 */
export const parseSuffixLanguage = (suffix: string): Language | null =>
  SUFFIX_SHAPE.test(suffix) && !NO_SUFFIX.has(suffix.toLowerCase())
    ? parseKnownLanguage(suffix)
    : parseLanguageName(suffix);

/**
 * The language that a file alone in its name names (`hello/fr.md`), for one that the newsletter does not offer: only in a
 * folder of its own, since `posts/it.md` is a post called `it`.
 */
export const parseBareLanguage = (folder: string, name: string): Language | null =>
  FOLDER_SHAPE.test(name) && !NO_NAME.has(name.toLowerCase()) && !isRoot(folder)
    ? parseKnownLanguage(name)
    : null;
