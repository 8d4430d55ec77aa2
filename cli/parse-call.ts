import { parseArgs } from "node:util";
import type { Call, Command } from "./command.ts";
import { blameUsage } from "./usage-fault.ts";
import { suggestWord } from "./words/suggest-word.ts";

/** What was typed behind a command's name, checked against what the command takes. Throws a usage fault. */
export function parseCall(command: Command, typed: readonly string[]): Omit<Call, "connect"> {
  const flags = command.flags ?? {};
  const takesValue = (name: string) => flags[name]?.example !== undefined;
  const options = Object.fromEntries(
    Object.keys(flags).map((name) => [name, { type: takesValue(name) ? "string" : "boolean" } as const]),
  );
  const { tokens } = parseArgs({ args: [...typed], options, strict: false, tokens: true });
  const words: string[] = [];
  const values: Record<string, string> = {};
  const switches = new Set<string>();
  for (const token of tokens) {
    if (token.kind === "positional") words.push(token.value);
    if (token.kind !== "option") continue;
    checkFlag(command, token);
    if (token.value === undefined) switches.add(token.name);
    else values[token.name] = token.value;
  }
  checkCount(command, words);
  return { words, values, switches, json: switches.has("json") };
}

interface TypedFlag {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function checkFlag(command: Command, { name, rawName, value, inlineValue }: TypedFlag): void {
  const flags: NonNullable<Command["flags"]> = { ...command.flags, json: { summary: "" } };
  const flag = Object.hasOwn(flags, name) ? flags[name] : undefined;
  if (flag === undefined) {
    const near = suggestWord(name, Object.keys(flags));
    const advice = near === null ? seeHelp(command) : `Did you mean --${near}?`;
    throw blameUsage(`${command.name} knows no flag ${rawName}. ${advice}`);
  }
  const isMissing = value === undefined || value === "" || (!inlineValue && value.startsWith("--"));
  if (flag.example !== undefined && isMissing)
    throw blameUsage(`${rawName} takes a value, such as ${rawName} ${flag.example}.`);
  if (flag.example === undefined && value !== undefined)
    throw blameUsage(`${rawName} takes no value: it is on where it is written.`);
}

function checkCount(command: Command, words: readonly string[]): void {
  const [minimum, maximum] = command.words;
  if (words.length >= minimum && words.length <= maximum) return;
  const few = words.length < minimum;
  const extra = few ? "There is something missing." : `"${words[maximum]}" is one word too many.`;
  throw blameUsage(`${extra} It is: npm run gazette -- ${command.name} ${command.takes}`.trimEnd());
}

const seeHelp = (command: Command) => `npm run gazette -- ${command.name} --help lists its flags.`;
