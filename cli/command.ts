import type { Connection } from "./connection.ts";

/** One command of the command line: what it is called, what it takes, and what it does. */
export interface Command {
  /** One word or two: `doctor`, `posts publish`. */
  readonly name: string;
  readonly summary: string;
  /** What stands behind the name, in order. */
  readonly words?: readonly Word[];
  /** Beside `--json` and `--help`, which every command has. */
  readonly flags?: Readonly<Record<string, Flag>>;
  /** `refused`: something was, and it has been said; the exit code is 1. */
  readonly run: (call: Call) => Promise<Outcome>;
}

export type Outcome = "done" | "refused";

export interface Word {
  /** By which it is named where it is missing: `id`. */
  readonly name: string;
  readonly summary: string;
  readonly isOptional?: true;
  /** One or more; the last word alone. */
  readonly isMany?: true;
  /** The only ones that there are. */
  readonly choices?: readonly string[];
}

export interface Flag {
  /** What its value looks like (`you@example.com`); none: a switch. */
  readonly example?: string;
  readonly summary: string;
}

/** A command as it was called: every word that it must have is there, and no flag that it does not know. */
export interface Call {
  readonly words: readonly string[];
  /** The flags that take a value, where they were given. */
  readonly values: Readonly<Record<string, string>>;
  /** The switches that were set. */
  readonly switches: ReadonlySet<string>;
  /** For machines: JSON on standard output and nothing else there. */
  readonly json: boolean;
  /** Where Gazette answers; asked for on first need, so that help needs none. */
  readonly connect: () => Connection;
}
