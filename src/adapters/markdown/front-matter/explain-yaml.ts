import type { YAMLException } from "js-yaml";
import { foldLine } from "../../../core/clean-text.ts";

const MAX_SHOWN = 60;
const ENTRY = /^\s*(?:- +)?([\w-]+)\s*:\s+(.*)$/;

/** Reasons of the parser, and what is to be done about each; the first that fits. */
const REMEDIES: readonly (readonly [reason: RegExp, remedy: (line: string) => string])[] = [
  [/tab characters/, () => "Write blanks in place of the tab."],
  [
    /deficient indentation|within a|unexpected end/,
    () => "A quote or a bracket is opened here and closed nowhere: close it.",
  ],
  [
    /escape sequence/,
    () => "Between double quotes a backslash is a sign of its own: write two, or use single quotes.",
  ],
  [/alias/, quoteValue],
  [
    /separator is expected/,
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
  const line = text.split("\n")[mark.line] ?? "";
  const remedy = REMEDIES.find(([shape]) => shape.test(reason))?.[1](line) ?? "";
  const shown = foldLine(line).slice(0, MAX_SHOWN);
  const evidence = shown === "" ? "" : ` (${shown})`;
  return `Line ${mark.line + 1 + linesBefore}: ${reason}${evidence}.${remedy === "" ? "" : ` ${remedy}`}`;
}

/** Most faults are a value that YAML takes for more than a text. */
function quoteValue(line: string): string {
  const [, key, value = ""] = ENTRY.exec(line) ?? [];
  if (key === undefined) return "Begin the line as far to the right as the others of its group.";
  const bare = foldLine(value).replace(/^(["'])(.*)\1$/, "$2");
  const quoted = bare.length > MAX_SHOWN ? `${bare.slice(0, MAX_SHOWN)}…` : bare;
  return `Put the value between quotes: ${key}: "${quoted.replace(/["\\]/g, "\\$&")}".`;
}
