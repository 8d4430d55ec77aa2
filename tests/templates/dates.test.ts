import { describe, expect, it } from "vitest";
import { formatDate, formatDay } from "../../templates/words/format-date.ts";
import { deriveReadingMinutes } from "../../templates/words/reading-minutes.ts";

describe("dates", () => {
  it("are written in the language, on the newsletter's own day", () => {
    const lateInMadrid = Date.UTC(2026, 10, 22, 23, 30);
    expect(formatDate(lateInMadrid, "en", "Europe/Madrid")).toBe("23 November 2026");
    expect(formatDate(lateInMadrid, "es", "Europe/Madrid")).toBe("23 de noviembre de 2026");
    expect(formatDate(lateInMadrid, "en-US", "UTC")).toBe("November 22, 2026");
    expect(formatDate(lateInMadrid, "fr", "Europe/Madrid")).toBe("23 novembre 2026");
    expect(formatDate(lateInMadrid, "de", "Europe/Madrid")).toBe("23. November 2026");
    expect(formatDate(lateInMadrid, "pt", "Europe/Madrid")).toBe("23 de novembro de 2026");
    expect(formatDay(lateInMadrid, "Europe/Madrid")).toBe("2026-11-23");
  });

  it("are Gregorian in Arabic, in the digits of the region, or 0 to 9 where none is named", () => {
    const at = Date.UTC(2026, 10, 22);
    expect(formatDate(at, "ar", "UTC")).toBe("22 نوفمبر 2026");
    expect(formatDate(at, "ar-EG", "UTC")).toBe("٢٢ نوفمبر ٢٠٢٦");
    expect(formatDate(at, "ar-SA", "UTC")).toBe("٢٢ نوفمبر ٢٠٢٦");
    expect(formatDate(at, "ar-MA", "UTC")).toBe("22 نونبر 2026");
  });
});

describe("reading time", () => {
  it("is words by 230, rounded up", () => {
    expect([0, 1, 230, 231].map(deriveReadingMinutes)).toEqual([0, 1, 1, 2]);
  });
});
