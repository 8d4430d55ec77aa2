import type { Language } from "../../language.ts";

/** Languages that blogs are written in, by whose names folders are called: `french/`, `français/`, `deutsch/`. */
const NAMED =
  "ar bg bn ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv nb nl no pl pt ro ru sk sl sr sv th tr uk ur vi zh".split(
    " ",
  );
/** Is this the code of one of them? What else is two letters long is a word before it is a language. */
export const isBlogLanguage = (code: string): boolean => NAMED.includes(code) || code === "is";

/** What people write where CLDR has another name. */
const OTHER_NAMES = { brasileiro: "pt-BR", castellano: "es", chinese: "zh", farsi: "fa", mandarin: "zh" };
/** Names that are a country's as well: `posts/indonesia/` is about a journey. */
const COUNTRIES = new Set(["indonesia", "suomi"]);

let names: ReadonlyMap<string, Language> | null = null;

/** The language that a word is the name of, in English or in itself, without regard to case and accents; else null. */
export function parseLanguageName(text: string): Language | null {
  names ??= new Map(
    [...NAMED.flatMap(listNames), ...Object.entries(OTHER_NAMES)].filter(([name]) => !COUNTRIES.has(name)),
  );
  return names.get(fold(text)) ?? null;
}

const listNames = (code: Language) =>
  ["en", code].flatMap((speaker): [string, Language][] => {
    const name = new Intl.DisplayNames([speaker], { type: "language", fallback: "none" }).of(code);
    return name === undefined ? [] : [[fold(name), code]];
  });

const fold = (text: string) => text.normalize("NFD").toLowerCase().replace(/\p{M}/gu, "");
