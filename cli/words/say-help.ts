import type { Command } from "../command.ts";

const WHERE = `GAZETTE_URL and AUTHOR_TOKEN say where and as whom, from the environment or .dev.vars; without them it is what
npm run dev started. Exit codes: 0 done, 1 refused or failed, 2 wrong usage.`;

/** All commands, a line each; of one alone its flags too. */
export function sayHelp(commands: readonly Command[]): string {
  const [only] = commands;
  if (commands.length === 1 && only !== undefined) return sayOne(only);
  const lines = commands.map(({ name, takes, summary }) => toLine(`${name} ${takes}`.trimEnd(), summary));
  return ["Usage: npm run gazette -- <command>", "", ...lines, "", EVERY, "", WHERE].join("\n");
}

const EVERY = "Every command has --help and --json.";

function sayOne({ name, takes, summary, flags = {} }: Command): string {
  const all: NonNullable<Command["flags"]> = {
    ...flags,
    json: { summary: "for machines: JSON, of long listings a line each" },
  };
  const lines = Object.entries(all).map(([flag, { example, summary: words }]) =>
    toLine(example === undefined ? `--${flag}` : `--${flag} ${example}`, words),
  );
  return [`Usage: npm run gazette -- ${name} ${takes}`.trimEnd(), "", summary, "", ...lines, "", WHERE].join(
    "\n",
  );
}

const WIDTH = 36;

/** The words stand in a column of their own, in the next line where the left side is long. */
const toLine = (left: string, words: string) =>
  left.length < WIDTH ? `  ${left.padEnd(WIDTH)} ${words}` : `  ${left}\n  ${" ".repeat(WIDTH)} ${words}`;
