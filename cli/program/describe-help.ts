import type { Command as Commander } from "commander";

/** What help says, for machines. */
export interface DescribedCommand {
  readonly name: string;
  readonly summary: string;
  readonly words: readonly {
    readonly name: string;
    readonly summary: string;
    readonly isRequired: boolean;
    readonly isMany: boolean;
  }[];
  readonly flags: readonly {
    readonly name: string;
    readonly summary: string;
    readonly takesValue: boolean;
  }[];
  readonly commands: readonly DescribedCommand[];
}

export function describeHelp(command: Commander): DescribedCommand {
  return {
    name: listNames(command).join(" "),
    summary: command.description(),
    words: command.registeredArguments.map((word) => ({
      name: word.name(),
      summary: word.description,
      isRequired: word.required,
      isMany: word.variadic,
    })),
    flags: command.options.map((option) => ({
      name: `--${option.name()}`,
      summary: option.description,
      takesValue: option.required,
    })),
    commands: command.commands.map(describeHelp),
  };
}

/** Without the program's own: `posts publish`. */
const listNames = (command: Commander): readonly string[] =>
  command.parent === null ? [] : [...listNames(command.parent), command.name()];
