import { type Command as Commander, InvalidArgumentError } from "commander";
import type { Call, Command } from "../command.ts";

/** The words in order, those that are left out left away. An empty one is wrong usage: it names nothing. */
export function readWords(typed: Commander, { words = [] }: Command): readonly string[] {
  for (const [index, word] of typed.args.entries())
    if (word.trim() === "") {
      const name = (words[index] ?? words.at(-1))?.name;
      typed.error(`error: argument '${name}' is empty`, { code: "commander.missingArgument" });
    }
  return typed.args;
}

/** The flags: with a value, and without one. */
export function readOptions(typed: Commander): Pick<Call, "values" | "switches" | "json"> {
  const values: Record<string, string> = {};
  const switches = new Set<string>();
  for (const option of typed.options) {
    const value: unknown = typed.getOptionValue(option.attributeName());
    if (typeof value === "string") values[option.name()] = value;
    if (value === !option.negate) switches.add(option.name()); // `--no-x` is kept as `x: false`
  }
  return { values, switches, json: typed.optsWithGlobals().json === true };
}

/** A flag that stands where a value should is a value that was forgotten. */
export function readValue(name: string, example: string, value: string): string {
  if (value.trim() !== "" && !value.startsWith("--")) return value;
  throw new InvalidArgumentError(`--${name} takes a value, such as --${name} ${example}.`);
}
