import { escapeText, unescapeText } from "../../core/text/escape-html.ts";
import { CODE_LANGUAGES } from "./code-languages.ts";
import { highlighter } from "./highlighter.js";

/**
 * Grammars are regular expressions over the whole text, some of quadratic time in it or in a line: a listing this long, or
 * with such a line, is data that nobody reads in colours.
 */
const MAX_LENGTH = 8_000;
const MAX_LINE = 1_000;

/** A stretch of code and the role of its colour: `c`omment, `k`eyword, `s`tring, `n`umber, `f`unction, `a`ttribute. */
interface Stretch {
  readonly role: string | null;
  readonly text: string;
}

/** Highlight.js' scopes, by their beginning, as few roles as a publication has colours. Others stay in ink. */
const ROLES: readonly (readonly [scopes: string, role: string])[] = [
  ["comment quote doctag", "c"],
  ["keyword deletion selector-pseudo", "k"],
  ["string regexp addition char link code", "s"],
  ["number literal symbol bullet variable.constant_", "n"],
  ["title section name selector-id selector-class selector-tag built_in", "f"],
  ["type attr attribute meta template-tag template-variable", "a"],
];
const ROLE_BY_SCOPE = new Map(
  ROLES.flatMap(([scopes, role]) => scopes.split(" ").map((scope) => [scope, role] as const)),
);

/** Is it short enough, as a whole and in each line, to be coloured in time? */
export const isColourable = (code: string): boolean =>
  code.length <= MAX_LENGTH && code.split("\n").every((line) => line.length <= MAX_LINE);

/**
 * Code as escaped HTML with `<span class="hl-…">` around what has a colour; null where the language is not known or the code
 * is too long.
 * Grammars are made ready when first used: most deployments need few of them.
 */
export function highlightCode(code: string, language: string): string | null {
  const found = CODE_LANGUAGES.get(language.toLowerCase());
  if (found === undefined || !isColourable(code)) return null;
  const [name, definition] = found;
  if (highlighter.getLanguage(name) === undefined) {
    highlighter.registerLanguage(name, definition);
    if (name === "xml") registerEmbedded();
  }
  const { value } = highlighter.highlight(code, { language: name, ignoreIllegals: true });
  return joinStretches(listStretches(value)).map(writeStretch).join("");
}

/** A page of HTML holds scripts and styles. */
function registerEmbedded(): void {
  for (const name of ["javascript", "css"]) {
    const definition = CODE_LANGUAGES.get(name)?.[1];
    if (definition !== undefined && highlighter.getLanguage(name) === undefined)
      highlighter.registerLanguage(name, definition);
  }
}

/** The highlighter's nested spans, laid flat: the innermost that has a role counts, code inside a string is code. */
function listStretches(html: string): readonly Stretch[] {
  const open: (string | null)[] = [null];
  return html.split(/(<span class="[^"]*">|<\/span>)/).flatMap((piece) => {
    if (piece === "</span>") open.pop();
    else if (piece.startsWith("<span")) open.push(selectRole(piece.slice(13, -2), open.at(-1) ?? null));
    else if (piece !== "") return [{ role: open.at(-1) ?? null, text: unescapeText(piece) }];
    return [];
  });
}

function selectRole(classes: string, around: string | null): string | null {
  const [scope = "", ...sub] = classes.replace("hljs-", "").split(" ");
  if (scope === "subst") return null;
  return ROLE_BY_SCOPE.get([scope, ...sub].join(".")) ?? ROLE_BY_SCOPE.get(scope) ?? around;
}

/** Neighbours of one role become one, blanks between them included: every span costs fifty bytes of a mail. */
function joinStretches(stretches: readonly Stretch[]): readonly Stretch[] {
  const joined: Stretch[] = [];
  for (const { role, text } of stretches) {
    const blank = text.trim() === "";
    const last = joined.at(-1);
    if (last !== undefined && (blank || last.role === role))
      joined[joined.length - 1] = { role: last.role, text: last.text + text };
    else joined.push({ role: blank ? null : role, text });
  }
  return joined;
}

/** Blanks at the end stay outside. */
function writeStretch({ role, text }: Stretch): string {
  if (role === null) return escapeText(text);
  const kept = text.trimEnd();
  return `<span class="hl-${role}">${escapeText(kept)}</span>${escapeText(text.slice(kept.length))}`;
}
