import { vi } from "vitest";
import { COMMANDS } from "../../cli/commands.ts";
import { readConnection } from "../../cli/connection.ts";
import { runProgram } from "../../cli/program/run-program.ts";
import type { Ran } from "./local-blog.ts";

/** The command line in this very process, which has no terminal: a process for each of hundreds of calls would take minutes. */
export async function runHere(words: readonly string[], url = "nowhere"): Promise<Ran> {
  process.env.GAZETTE_URL = url;
  process.env.AUTHOR_TOKEN = "token";
  const [out, err]: [string[], string[]] = [[], []];
  const log = vi.spyOn(console, "log").mockImplementation((line) => void out.push(`${line}\n`));
  const error = vi.spyOn(console, "error").mockImplementation((line) => void err.push(`${line}\n`));
  const code = await runProgram(COMMANDS, words, { version: "1.2.3", connect: readConnection });
  log.mockRestore();
  error.mockRestore();
  return { code, out: out.join(""), err: err.join("") };
}
