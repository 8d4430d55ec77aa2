type Words = Readonly<Record<string, string>>;

const CATEGORIES = ["zero", "one", "two", "few", "many", "other"] as const;

/**
 * What keeps a language's messages from being complete, one line a fault: keys that English has and it lacks, keys that
 * English lacks, plural categories (CLDR, by `Intl`) that the language needs or does not know, places that differ.
 */
export function listMessageFaults(language: string, words: Words, english: Words): readonly string[] {
  const needed = listNeededKeys(language, english);
  return [
    ...needed.filter((key) => !(key in words)).map((key) => `${key} is missing`),
    ...Object.keys(words)
      .filter((key) => !needed.includes(key))
      .map((key) => `${key} is one too many`),
    ...needed.flatMap((key) => findDifferingPlaces(key, language, words, english)),
  ];
}

function listNeededKeys(language: string, english: Words): readonly string[] {
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  return [
    ...new Set(
      Object.keys(english).flatMap((key) =>
        isPlural(key, english) ? categories.map((category) => `${removeCategory(key)}.${category}`) : [key],
      ),
    ),
  ];
}

/** `{count}` may stay unsaid where the category is for one number only ("two more" needs no digit). */
function findDifferingPlaces(key: string, language: string, words: Words, english: Words): readonly string[] {
  const text = words[key];
  if (text === undefined) return [];
  const plural = !(key in english) || isPlural(key, english);
  const expected = listPlaces(english[plural ? `${removeCategory(key)}.other` : key]);
  const places = listPlaces(text);
  const unsaid =
    plural && isOneNumber(key, language) ? expected.filter((place) => place !== "{count}") : expected;
  const right = [expected, unsaid].some((list) => String(list) === String(places));
  return right
    ? []
    : [`${key} has ${places.join(" ") || "no places"} instead of ${expected.join(" ") || "none"}`];
}

function isOneNumber(key: string, language: string): boolean {
  const rules = new Intl.PluralRules(language);
  const numbers = Array.from({ length: 1001 }, (_, number) => number);
  return numbers.filter((number) => key.endsWith(`.${rules.select(number)}`)).length === 1;
}

const isPlural = (key: string, english: Words) =>
  CATEGORIES.some((category) => key.endsWith(`.${category}`)) && `${removeCategory(key)}.other` in english;
const removeCategory = (key: string) => key.slice(0, key.lastIndexOf("."));
const listPlaces = (text: string | undefined) =>
  [...(text ?? "").matchAll(/\{\w+\}/g)].map(([place]) => place).sort();
