import type { Language } from "../../src/core/language.ts";
import { breakLines } from "../../src/core/text/break-lines.ts";
import { addDirectionMark } from "../words/text-direction.ts";
import { pageLangAttributes } from "../words/writing.ts";

const COLUMNS = 72;

/** A paragraph at 72 columns; a word that is longer, such as an address, stays whole. */
export const wrapText = (text: string): string => breakLines(text, COLUMNS).join("\n");

/** Every line laid out as the language of the mail is; see `addDirectionMark`. */
export function addDirectionMarks(text: string, language: Language): string {
  const { dir } = pageLangAttributes(language);
  return text
    .split("\n")
    .map((line) => addDirectionMark(line, dir))
    .join("\n");
}

/** Lines that belong together; empty ones are left out. */
export const joinLines = (...lines: readonly (string | null)[]) =>
  lines.filter((line) => line !== null && line !== "").join("\n");

/** Paragraphs with a blank line between them. */
export const joinParagraphs = (paragraphs: readonly string[]) =>
  `${paragraphs.filter((paragraph) => paragraph !== "").join("\n\n")}\n`;

export const THICK_RULE = "=".repeat(COLUMNS);
export const THIN_RULE = "-".repeat(COLUMNS);
