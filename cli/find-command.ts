import type { Command } from "./command.ts";
import { blameUsage } from "./usage-fault.ts";
import { suggestWord } from "./words/suggest-word.ts";

/** What was asked for: a command with the words behind its name, or help about all of them or about one. */
export type Asked =
  | { readonly command: Command; readonly rest: readonly string[] }
  | { readonly help: readonly Command[] };

/** Finds the command by its first words. `--help` stands anywhere. Throws a usage fault where there is none of that name. */
export function findCommand(commands: readonly Command[], typed: readonly string[]): Asked {
  const named = typed[0] === "help" ? typed.slice(1) : typed;
  const end = named.indexOf("--");
  const asksHelp =
    named !== typed ||
    (end === -1 ? named : named.slice(0, end)).some((word) => word === "--help" || word === "-h");
  const words = named.filter((word) => word !== "--help" && word !== "-h");
  if (words.length === 0) return { help: commands };
  const command = commands.find(({ name }) => name === words.slice(0, name.split(" ").length).join(" "));
  if (command !== undefined && asksHelp) return { help: [command] };
  if (command !== undefined) return { command, rest: typed.slice(command.name.split(" ").length) };
  const family = commands.filter(({ name }) => name.startsWith(`${words[0]} `));
  if (family.length > 0 && (asksHelp || words.length === 1)) return { help: family };
  throw blameUsage(describeUnknown(commands, words));
}

function describeUnknown(commands: readonly Command[], words: readonly string[]): string {
  const names = commands.map(({ name }) => name);
  const near = suggestWord(words.slice(0, 2).join(" "), names) ?? suggestWord(words[0] ?? "", names);
  const advice = near === null ? "npm run gazette -- --help lists them." : `Did you mean "${near}"?`;
  return `There is no command "${words.slice(0, 2).join(" ")}". ${advice}`;
}
