import type { Language } from "../../src/core/language.ts";

/**
 * The locale whose customs `Intl` follows for a language's numbers and dates. Plain `en` is for readers everywhere: the
 * day comes first. Plain `ar`, too: digits 0 to 9, which the Maghreb writes and which news sites in Arabic use from
 * Rabat to Doha; `ar-EG` and other regions keep their own digits. Arabic dates are Gregorian everywhere, as the posts' are.
 */
export function selectLocale(language: Language): Intl.Locale {
  if (language === "en") return new Intl.Locale("en-GB");
  if (language === "ar") return new Intl.Locale("ar", { calendar: "gregory", numberingSystem: "latn" });
  const locale = new Intl.Locale(language);
  return locale.language === "ar" ? new Intl.Locale(locale, { calendar: "gregory" }) : locale;
}
