import { Argument, Command as Commander, Option } from "commander";
import type { Call, Command, Flag, Word } from "../command.ts";
import { describeHelp } from "./describe-help.ts";
import { readOptions, readValue, readWords } from "./read-call.ts";
import { sayFault } from "./say-fault.ts";

const WHERE = `
GAZETTE_URL and AUTHOR_TOKEN say where and as whom, from the environment or .dev.vars; without them it is what
npm run dev started. Exit codes: 0 done, 1 refused or failed, 2 wrong usage.`;

type Run = (command: Command, call: Omit<Call, "connect">) => Promise<void>;

/**
 * The commands as a program that reads what was typed. Wrong usage throws `CommanderError`, after it was said on
 * standard error; so does help, with the exit code 0.
 */
export function createProgram(
  commands: readonly Command[],
  { name, version }: { readonly name: string; readonly version: string },
  run: Run,
): Commander {
  const program = createPlain(name)
    .usage("<command>")
    .description("Your newsletter, from the command line.")
    .version(version, "--version", "which version this is")
    .option("--json", "for machines: JSON on standard output, of long listings a line each")
    .helpOption("-h, --help", "how it is used")
    .configureHelp({ showGlobalOptions: true })
    .addHelpText("afterAll", ({ command }) => (isJson(command) ? "" : WHERE))
    .exitOverride();
  for (const command of commands) addCommand(program, command, run);
  for (const group of program.commands.filter((one) => one.commands.length > 0))
    group.description(group.commands.map((one) => one.name()).join(", "));
  return program;
}

/**
 * A command as ours are: it speaks through the console, and its help is JSON where that is wanted. A group alone
 * (`posts`) is a question, and its help is the answer: no wrong usage.
 */
function createPlain(name?: string): Commander {
  const command = new Commander(name).configureOutput(PLAIN).helpCommand(false);
  const inform = command.helpInformation.bind(command);
  const help = command.help.bind(command);
  return Object.assign(command, {
    createCommand: createPlain,
    help: () => help({ error: false }),
    helpInformation: (context?: Parameters<typeof inform>[0]) =>
      isJson(command) ? `${JSON.stringify(describeHelp(command), null, 2)}\n` : inform(context),
  });
}

const PLAIN = {
  writeOut: (text: string) => console.log(text.replace(/\n$/, "")),
  writeErr: (text: string) => console.error(text.replace(/\n$/, "")),
  outputError: (said: string, write: (text: string) => void) => write(sayFault(said)),
};

const isJson = (command: Commander) => command.optsWithGlobals().json === true;

function addCommand(program: Commander, command: Command, run: Run): void {
  const path = command.name.split(" ");
  const name = path.pop() ?? "";
  const added = path.reduce(findGroup, program).command(name).description(command.summary);
  for (const word of command.words ?? []) added.addArgument(toArgument(word));
  for (const [flag, about] of Object.entries(command.flags ?? {})) added.addOption(toOption(flag, about));
  added.showHelpAfterError(`It is: ${program.name()} ${command.name} ${added.usage()}\n--help tells more.`);
  added.action(() => {
    const words = readWords(added, command);
    return run(command, { words, ...readOptions(added) });
  });
}

function findGroup(parent: Commander, name: string): Commander {
  const found = parent.commands.find((one) => one.name() === name);
  return found ?? parent.command(name).usage("<command>");
}

function toArgument({ name, summary, isOptional, isMany, choices }: Word): Argument {
  const inside = isMany ? `${name}...` : name;
  const argument = new Argument(isOptional ? `[${inside}]` : `<${inside}>`, summary);
  return choices === undefined ? argument : argument.choices(choices);
}

function toOption(name: string, { example, summary }: Flag): Option {
  if (example === undefined) return new Option(`--${name}`, summary);
  return new Option(`--${name} <${example}>`, summary).argParser((value) => readValue(name, example, value));
}
