import type { Command } from "../command.ts";

const HELP = ["--help", "-h"];

/**
 * Other spellings of the same: `help posts publish` is `posts publish --help`, and `--cadence=weekly` is
 * `--cadence weekly`, so that a slip in the flag is found whatever its value. A switch with a value stays as it is. Help on
 * a command that there is not is that command: what was meant is then said as for any other slip.
 */
export function expandTyped(typed: readonly string[], commands: readonly Command[]): readonly string[] {
  const end = typed.includes("--") ? typed.indexOf("--") : typed.length;
  const flags = typed.slice(0, end).flatMap((word) => splitFlag(word, listSwitches(commands)));
  const words = [...flags, ...typed.slice(end)];
  const spelled = words[0] === "help" ? [...words.slice(1), "--help"] : words;
  return isKnown(spelled, commands) ? spelled : spelled.filter((word) => !HELP.includes(word));
}

/** No command yet, a command, a group of them, or one of a group. */
function isKnown(typed: readonly string[], commands: readonly Command[]): boolean {
  const [first, second] = typed.filter((word) => !word.startsWith("-"));
  const paths = commands.map(({ name }) => name.split(" "));
  const named = paths.filter(([word]) => word === first);
  if (first === undefined || named.some((path) => path.length === 1)) return true;
  return named.length > 0 && (second === undefined || named.some(([, word]) => word === second));
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
