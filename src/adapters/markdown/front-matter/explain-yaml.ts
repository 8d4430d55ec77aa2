import type { YAMLException } from "js-yaml";
import { foldLine } from "../../../core/clean-text.ts";

const MAX_SHOWN = 60;
const ENTRY = /^\s*(?:- +)?([\w-]+)\s*:\s+(.*)$/;

/** What says that something was not closed. */
const OPEN = /deficient indentation|within a|unexpected end/;

/** Reasons of the parser, and what is to be done about each; the first that fits. */
const REMEDIES: readonly (readonly [reason: RegExp, remedy: (line: string) => string])[] = [
  [/tab characters/, () => "Write blanks in place of the tab."],
  [OPEN, () => "A quote or a bracket is opened here and closed nowhere: close it."],
  [
    /escape sequence/,
    () => "Between double quotes a backslash is a sign of its own: write two, or use single quotes.",
  ],
  [/alias/, quoteValue],
  [
    /separator is expected|implicit key/,
    () => 'This is no key with a value: write "key: value", with a blank behind the colon.',
  ],
  [/complex keys|unknown scalar tag/, quoteValue],
  [/indentation of a mapping|mapping values/, quoteValue],
];

/**
 * Why the YAML cannot be read, with the line of the file that it stands in and what to write instead. `linesBefore`: how many
 * lines of the file come before the text.
 */
export function explainYaml({ reason, mark }: YAMLException, text: string, linesBefore: number): string {
  if (mark === undefined) return `${reason}.`;
  const lines = text.split("\n");
  const at = locate(lines, reason, mark.line);
  const line = lines[at] ?? "";
  const remedy = REMEDIES.find(([shape]) => shape.test(reason))?.[1](line) ?? "";
  const shown = foldLine(line).slice(0, MAX_SHOWN);
  const evidence = shown === "" ? "" : ` (${shown})`;
  return `Line ${at + 1 + linesBefore}: ${reason}${evidence}.${remedy === "" ? "" : ` ${remedy}`}`;
}

/** The parser stops where it can not go on, which is behind the line that misled it. */
function locate(lines: readonly string[], reason: string, stop: number): number {
  const misled = /separator is expected|implicit key/.test(reason)
    ? lines.findLastIndex((line, index) => index <= stop && /^[\w-]+:\S|^[\w -]+$/.test(line))
    : OPEN.test(reason)
      ? lines.findLastIndex(
          (line, index) => index < stop && /:\s*(?:"[^"]*|'[^']*|\[[^\]]*|\{[^}]*)$/.test(line),
        )
      : -1;
  return misled === -1 ? stop : misled;
}

/** Most faults are a value that YAML takes for more than a text. */
function quoteValue(line: string): string {
  const [, key, value = ""] = ENTRY.exec(line) ?? [];
  if (key === undefined) return "Begin the line as far to the right as the others of its group.";
  const bare = foldLine(value).replace(/^(["'])(.*)\1$/, "$2");
  const quoted = bare.length > MAX_SHOWN ? `${bare.slice(0, MAX_SHOWN)}…` : bare;
  return `Put the value between quotes: ${key}: "${quoted.replace(/["\\]/g, "\\$&")}".`;
}
