import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { MESSAGES } from "../../templates/words/messages.ts";
import { CONSENT_WORDING, translate } from "../../templates/words/translate.ts";
import { listMessageFaults } from "./reading/message-faults.ts";

const english = MESSAGES.en ?? {};
const files = readdirSync(join(import.meta.dirname, "../../templates/messages")).map((name) =>
  name.replace(/\.json$/, ""),
);

describe("messages", () => {
  it("come in every language that has a file: templates/words/messages.ts imports and names it", () => {
    expect(Object.keys(MESSAGES).sort()).toEqual(files.sort());
  });

  it("come in English, Spanish, French, German, Portuguese and Arabic", () => {
    expect(files).toEqual(expect.arrayContaining(["en", "es", "fr", "de", "pt", "ar"]));
  });

  it.each(files)("are named by canonical tags: %s", (language) => {
    expect(Intl.getCanonicalLocales(language)).toEqual([language]);
    expect(Intl.PluralRules.supportedLocalesOf(language)).toEqual([language]);
  });

  it.each(files)("are complete in %s", (language) => {
    expect(listMessageFaults(language, MESSAGES[language] ?? {}, english)).toEqual([]);
  });

  it.each(files)("are well-formed texts in alphabetical order of their keys, in %s", (language) => {
    const words = MESSAGES[language] ?? {};
    expect(Object.keys(words)).toEqual(Object.keys(words).sort());
    expect(
      Object.keys(words).filter((key) => words[key] !== words[key]?.trim() || words[key] === ""),
    ).toEqual([]);
  });

  it("are found lacking by name: a key, a plural category, a place, and what is too much", () => {
    const few = { "a.one": "{title} and one", "a.other": "{title} and {count}", b: "B", c: "{url}" };
    expect(listMessageFaults("en", few, few)).toEqual([]);
    expect(listMessageFaults("es", { ...few, c: "url", d: "D" }, few)).toEqual([
      "a.many is missing",
      "d is one too many",
      "c has no places instead of {url}",
    ]);
    const arabic = {
      ...few,
      "a.zero": "{title}",
      "a.two": "{title}",
      "a.few": "{title}",
      "a.many": "{title} {count}",
    };
    expect(listMessageFaults("ar", { ...arabic, b: "{title}" }, few)).toEqual([
      "a.few has {title} instead of {count} {title}",
      "b has {title} instead of none",
    ]);
    // In French "one" also says none, so that the number cannot stay unsaid.
    expect(listMessageFaults("fr", { ...few, "a.many": "{title} {count}" }, few)).toEqual([
      "a.one has {title} instead of {count} {title}",
    ]);
  });
});

describe("translate", () => {
  it("speaks a regional form's base, and English where a language has no words yet", () => {
    expect(translate("es-MX")("form.button")).toBe("Suscribirme");
    expect(translate("nl")("form.button")).toBe("Subscribe");
  });

  it("chooses the plural form by the count", () => {
    expect(translate("en")("error.summary", { count: 1 })).toBe("Please correct one thing");
    expect(translate("es")("error.summary", { count: 3 })).toBe("Hay 3 cosas que corregir");
  });

  it("fills in a value as it is, even one that looks like a place", () => {
    expect(translate("en")("digest.more", { title: "{count} $&", count: 2 })).toBe("{count} $& …and 2 more");
  });

  it("has a consent wording of its own in each language", () => {
    expect(CONSENT_WORDING("en")).toContain("By pressing the button");
    expect(CONSENT_WORDING("es")).toContain("Al pulsar el botón");
  });
});
