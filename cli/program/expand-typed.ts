import type { Command } from "../command.ts";

/**
 * Other spellings of the same: `help posts publish` is `posts publish --help`, and `--cadence=weekly` is
 * `--cadence weekly`, so that a slip in the flag is found whatever its value. A switch with a value stays as it is.
 */
export function expandTyped(typed: readonly string[], commands: readonly Command[]): readonly string[] {
  const end = typed.includes("--") ? typed.indexOf("--") : typed.length;
  const flags = typed.slice(0, end).flatMap((word) => splitFlag(word, listSwitches(commands)));
  const words = [...flags, ...typed.slice(end)];
  return words[0] === "help" ? [...words.slice(1), "--help"] : words;
}

function splitFlag(word: string, switches: ReadonlySet<string>): readonly string[] {
  const [, name = "", value = ""] = /^--([^=]+)=(.+)$/s.exec(word) ?? [];
  return name === "" || switches.has(name) ? [word] : [`--${name}`, value];
}

const listSwitches = (commands: readonly Command[]): ReadonlySet<string> =>
  new Set([
    ...["json", "help", "version"],
    ...commands.flatMap(({ flags = {} }) =>
      Object.keys(flags).filter((name) => flags[name]?.example === undefined),
    ),
  ]);
