import { convert } from "html-to-text";

/** HTML as plain words: tags and pictures go, entities are read. */
export const readText = (html: string): string =>
  convert(html, {
    wordwrap: false,
    limits: { maxInputLength: 100_000 },
    selectors: [
      { selector: "a", format: "inline" },
      { selector: "img", format: "skip" },
    ],
  });
