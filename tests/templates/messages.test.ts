import { describe, expect, it } from "vitest";
import { CONSENT_WORDING, MESSAGES, translate } from "../../templates/translate.ts";

const places = (text: string | undefined) =>
  [...(text ?? "").matchAll(/\{\w+\}/g)].map(([place]) => place).sort();
const english = MESSAGES.en ?? {};
const others = Object.entries(MESSAGES).filter(([language]) => language !== "en");

describe("messages", () => {
  it.each(others)("lack nothing in %s", (_, words) => {
    expect(Object.keys(english).filter((key) => !(key in words))).toEqual([]);
  });

  it.each(others)("have no key in %s that English lacks", (_, words) => {
    expect(Object.keys(words).filter((key) => !(key in english))).toEqual([]);
  });

  it.each(others)("have the same places for what is filled in, in %s", (_, words) => {
    expect(
      Object.keys(english).filter((key) => String(places(words[key])) !== String(places(english[key]))),
    ).toEqual([]);
  });
});

describe("translate", () => {
  it("speaks a regional form's base, and English where a language has no words yet", () => {
    expect(translate("es-MX")("form.button")).toBe("Suscribirme");
    expect(translate("fr")("form.button")).toBe("Subscribe");
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
