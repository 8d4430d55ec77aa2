import { describe, expect, it } from "vitest";
import {
  matchLanguage,
  negotiateLanguage,
  parseKnownLanguage,
  parseLanguage,
} from "../../src/core/language.ts";

const SIX = ["en", "es", "fr", "de", "pt", "ar"];

describe("a language tag", () => {
  it("is put into canonical form, and nothing else is one", () => {
    expect(["EN", " pt_br ", "zh-hant"].map(parseLanguage)).toEqual(["en", "pt-BR", "zh-Hant"]);
    expect(["", "*", "e", "en--us", 7, null, "a".repeat(36)].map(parseLanguage)).toEqual(Array(7).fill(null));
  });

  it("is offered only where it names a language", () => {
    expect(["en", "pt-BR", "ckb", "zh-Hant"].map(parseKnownLanguage)).toEqual([
      "en",
      "pt-BR",
      "ckb",
      "zh-Hant",
    ]);
    expect(["english", "xx", "español"].map(parseKnownLanguage)).toEqual([null, null, null]);
  });
});

describe("the offered language that serves a reader", () => {
  it("is the wanted one, its base, or another region's", () => {
    expect(matchLanguage("fr", SIX)).toBe("fr");
    expect(matchLanguage("pt-BR", SIX)).toBe("pt");
    expect(matchLanguage("es", ["en", "es-MX"])).toBe("es-MX");
    expect(matchLanguage("nl", SIX)).toBeNull();
  });

  it("is what the browser asks for first, of those that are offered", () => {
    expect(negotiateLanguage("ar-MA,ar;q=0.9,fr;q=0.8,en;q=0.5", SIX)).toBe("ar");
    expect(negotiateLanguage("nl,de-AT;q=0.7,en;q=0.8", SIX)).toBe("en");
    expect(negotiateLanguage("en;q=0.3, pt-PT;q=0.9", SIX)).toBe("pt");
    for (const language of SIX) expect(negotiateLanguage(language, SIX)).toBe(language);
  });

  it("is the default where the browser asks for nothing usable, or refuses it", () => {
    for (const header of [null, undefined, "", "*", "nl", "fr;q=0", ";;,,=", "x".repeat(9000)])
      expect(negotiateLanguage(header, SIX)).toBe("en");
  });
});
