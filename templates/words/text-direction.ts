import type { Direction } from "./writing.ts";

/** Letters of the scripts that are written from right to left (Unicode's bidi classes R and AL); regular expressions know scripts only. */
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]/u;

/** The direction of the first letter, as `dir="auto"` finds it (UAX #9, P2 and P3); null without letters. */
export function findTextDirection(text: string): Direction | null {
  const [letter] = /\p{L}/u.exec(text) ?? [];
  if (letter === undefined) return null;
  return RIGHT_TO_LEFT.test(letter) ? "rtl" : "ltr";
}

/** Invisible; tells programs that go by a line's first letter how to lay it out. */
const MARKS = { ltr: "\u200e", rtl: "\u200f" } as const satisfies Record<Direction, string>;

/**
 * A line of plain text (a subject, the text part) in a language of this direction. Where it starts with a word of the
 * other direction, such as a title, and goes on in its own, a mark comes first: else the line is laid out backwards.
 */
export function addDirectionMark(line: string, direction: Direction): string {
  const starts = findTextDirection(line);
  const isMixed =
    RIGHT_TO_LEFT.test(line) && /\p{L}/u.test(line.replace(new RegExp(RIGHT_TO_LEFT, "gu"), ""));
  return starts === null || starts === direction || !isMixed ? line : `${MARKS[direction]}${line}`;
}
