import { type Language, matchLanguage, parseKnownLanguage } from "../../language.ts";
import { matchTag } from "../match-tag.ts";
import { parseLanguageName } from "./language-name.ts";
import { FOLDER_SHAPE, isRoot, isWord } from "./unoffered-language.ts";

/** `lang-fr/`, `posts_fr/`, `content.fr/`: a language that says what it is the language of. */
const DRESSED =
  /^(lang|language|locale|i18n|l10n|translations?|contents?|_?posts?|blog|docs|articles|pages|site|src)[-_.](.+)$/i;
/** After these a code is no other word: `lang-it/`. */
const SAYS_LANGUAGE = /^(lang|language|locale|i18n|l10n|translations?)$/i;

/** A folder that names a language. */
export interface LanguageFolder {
  /** Where it stands among the folders. */
  readonly index: number;
  readonly language: Language;
}

/**
 * The folders that name an offered language, outermost first: by its tag at any depth, by its name (`spanish/`,
 * `español/`) where languages stand.
 */
export const listOfferedFolders = (
  folders: readonly string[],
  offered: readonly Language[],
): readonly LanguageFolder[] =>
  folders.flatMap((folder, index) => {
    const named = parsePlaceName(folders, index);
    const language = matchTag(undress(folder), offered) ?? (named && matchLanguage(named, offered));
    return language === null ? [] : [{ index, language }];
  });

/**
 * The language that a folder names (`fr/blog/x.md`, `content/fr/x.md`), for one that the newsletter does not offer. What
 * can only be a language counts at any depth. What is a word as well (`it`, `no`, `is`), and the name of a language
 * (`french`), counts only where languages stand, as the outermost folder or right below one that holds all posts:
 * `it/x.md` and `posts/it/x.md` may be Italian and stay home, `posts/tech/it/x.md` is about computers. `go` and `js` are
 * no languages.
 */
export function parseFolderLanguage(folders: readonly string[]): Language | null {
  const found = folders.flatMap((folder, index) => {
    const named = parsePlaceName(folders, index);
    const tag = undress(folder);
    const isMeant = FOLDER_SHAPE.test(tag) && (!isWord(tag) || standsForLanguage(folders, index));
    return named ?? (isMeant ? parseKnownLanguage(tag) : null) ?? [];
  });
  return found[0] ?? null;
}

const undress = (folder: string): string => DRESSED.exec(folder)?.[2] ?? folder;

const isPlace = (folders: readonly string[], index: number) =>
  index === 0 || isRoot(folders[index - 1] ?? "");

function standsForLanguage(folders: readonly string[], index: number): boolean {
  const [, dress] = DRESSED.exec(folders[index] ?? "") ?? [];
  return dress === undefined ? isPlace(folders, index) : SAYS_LANGUAGE.test(dress);
}

const parsePlaceName = (folders: readonly string[], index: number): Language | null =>
  isPlace(folders, index) || DRESSED.test(folders[index] ?? "")
    ? parseLanguageName(undress(folders[index] ?? ""))
    : null;
