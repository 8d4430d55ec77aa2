/** A BCP 47 language tag in canonical form, such as `en` or `pt-BR`. */
export type Language = string;

/** Canonical form of a tag, or null where it is not one (RFC 5646, by `Intl`). */
export function parseLanguage(text: unknown): Language | null {
  if (typeof text !== "string" || text.trim() === "" || text.length > 35) return null;
  try {
    return Intl.getCanonicalLocales(text.trim().replace(/_/g, "-"))[0] ?? null;
  } catch {
    return null; // RangeError is Intl's word for "not a tag": the answer, not a failure
  }
}

/** A tag of a language that has a name (CLDR, by `Intl`): `english` and `xx` are well-formed tags of nothing. */
export function parseKnownLanguage(text: unknown): Language | null {
  const language = parseLanguage(text);
  if (language === null) return null;
  const names = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });
  return names.of(new Intl.Locale(language).language) === undefined ? null : language;
}

/**
 * The offered language that serves a wanted one best: itself, else its base (`pt-BR` → `pt`), else a regional
 * form of the same base (`es` → `es-MX`), else null.
 */
export function matchLanguage(wanted: Language, offered: readonly Language[]): Language | null {
  if (offered.includes(wanted)) return wanted;
  const base = wanted.split("-")[0] ?? wanted;
  return offered.find((tag) => tag === base) ?? offered.find((tag) => tag.split("-")[0] === base) ?? null;
}

/** The language of a post as the newsletter spells it (`pt` is `pt-BR` where that is offered); another is its own. */
export const spellAsOffered = (language: Language, offered: readonly Language[]): Language =>
  matchLanguage(language, offered) ?? language;

/** The first offered language of an `Accept-Language` header (RFC 9110, section 12.5.4), else the default. */
export function negotiateLanguage(header: string | null | undefined, offered: readonly Language[]): Language {
  const wanted = (header ?? "")
    .split(",")
    .slice(0, 20)
    .map((part) => {
      const [tag, ...parameters] = part.split(";");
      const quality = parameters.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find((q) => q !== undefined);
      return { tag: parseLanguage(tag), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter((choice) => choice.tag !== null && choice.quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const choice of wanted) {
    const match = choice.tag === null ? null : matchLanguage(choice.tag, offered);
    if (match !== null) return match;
  }
  return defaultLanguage(offered);
}

/** The newsletter's default is its first language; settings guarantee that there is one. */
export const defaultLanguage = (offered: readonly Language[]): Language => offered[0] ?? "en";
