import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Command } from "../../cli/command.ts";
import { COMMANDS } from "../../cli/commands.ts";
import { runHere } from "./run-here.ts";
import { BACKUP, type StandInNewsletter, startNewsletter } from "./stand-in-newsletter.ts";

const folder = mkdtempSync(join(tmpdir(), "gazette-commands-"));

/** How each command is called so that it has something to do. A new command needs its line. */
const CALLS: Readonly<Record<string, readonly string[]>> = {
  "posts publish": [join(folder, "a.md")],
  "posts list": [],
  "posts check": ["en/a.md"],
  "posts delete": ["en/a.md"],
  "posts release": ["en/a.md"],
  "issues plan": ["--dry-run"],
  "issues show": ["weekly-2026-11-23"],
  "issues who": ["weekly-2026-11-23", "ada@example.com"],
  "issues pause": ["weekly-2026-11-23"],
  "issues resume": ["weekly-2026-11-23"],
  "issues cancel": ["weekly-2026-11-23"],
  "issues send": ["weekly-2026-11-23"],
  "issues resolve": ["weekly-2026-11-23", "1", "submitted"],
  "subscribers show": ["ada@example.com"],
  "subscribers erase": ["ada@example.com", "--yes"],
  "subscribers suppress": ["ada@example.com"],
  "subscribers unsuppress": ["ada@example.com"],
  "subscribers export": [],
  "subscribers import": [join(folder, "a.csv"), "--yes"],
  "feeds find": [],
  "feeds show": [],
  "feeds poll": [],
  "feeds accept": ["https://blog.example.com/feed.xml", "--as", "new"],
  pause: [],
  resume: [],
  backup: [join(folder, "backed-up.ndjson")],
  restore: [join(folder, "backup.ndjson"), "--yes"],
  doctor: [],
};

/** Whose answer it is that something is wrong, and no failure to answer. */
const REASONS: Readonly<Record<string, string>> = { doctor: "answers 404, but not as a Gazette does" };

let newsletter: StandInNewsletter;
let refusing: StandInNewsletter;
beforeAll(async () => {
  writeFileSync(join(folder, "a.md"), "---\ntitle: A\n---\n");
  writeFileSync(join(folder, "backup.ndjson"), BACKUP);
  writeFileSync(join(folder, "a.csv"), "email\nada@example.com\n");
  [newsletter, refusing] = await Promise.all([startNewsletter(), startNewsletter({ refuses: true })]);
});
afterAll(async () => {
  await Promise.all([newsletter.stop(), refusing.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

const readLines = (text: string) =>
  text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
/** One value over several lines, or one a line. */
function readJson(text: string): readonly unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return readLines(text);
  }
}

/** What it takes at least, by name. */
const listRequired = ({ words = [] }: Command) => words.filter((word) => word.isOptional !== true);

it("has a call for every command, and no other", () => {
  expect(Object.keys(CALLS).sort()).toEqual(COMMANDS.map(({ name }) => name).sort());
});

describe("a command that there is not", () => {
  it.each([
    [["frobnicate"], "unknown command 'frobnicate'"],
    [["frobnicate", "--help"], "unknown command 'frobnicate'"],
    [["--help", "frobnicate"], "unknown command 'frobnicate'"],
    [["help", "docter"], "Did you mean doctor?"],
    [["posts", "publsih", "-h"], "Did you mean publish?"],
    [["posts", "publsih", "--help", "--json"], "Did you mean publish?"],
    [["--json", "isues"], "Did you mean issues?"],
  ])("is wrong usage, with a suggestion: %j", async (words, said) => {
    const { code, err, out } = await runHere(words);
    expect([code, err]).toEqual([2, expect.stringContaining(said)]);
    if (words.includes("--json")) expect(JSON.parse(out)).toMatchObject({ error: { kind: "wrong-usage" } });
    else expect(out).toBe("");
  });

  it.each([[["posts"]], [["posts", "--help"]], [["help"]], [["help", "posts"]], [[]]])(
    "is not a group of commands, which lists them: %j",
    async (words) =>
      expect(await runHere(words)).toMatchObject({ code: 0, err: "", out: expect.stringContaining("Usage") }),
  );
});

describe.each(COMMANDS)("$name", (command) => {
  const path = command.name.split(" ");
  const call = [...path, ...(CALLS[command.name] ?? [])];

  it("tells how it is used without asking anybody, in words and as JSON", async () => {
    const words = await runHere([...path, "--help"]);
    expect(words).toMatchObject({ code: 0, err: "" });
    expect(words.out).toContain(`Usage: npm run gazette -- ${command.name}`);
    for (const flag of [...Object.keys(command.flags ?? {}), "json", "help"])
      expect(words.out).toContain(`--${flag}`);
    const machine = await runHere([...call, "-h", "--json"]);
    expect(machine).toMatchObject({ code: 0, err: "" });
    expect(JSON.parse(machine.out)).toMatchObject({ name: command.name, summary: command.summary });
    expect((await runHere(["help", ...path])).out).toBe(words.out);
  });

  it("does its work, in words and as nothing but JSON", async () => {
    const words = await runHere(call, newsletter.url);
    expect(words).toMatchObject({ code: 0, err: "" });
    expect(words.out).not.toBe("");
    const machine = await runHere([...call, "--json"], newsletter.url);
    expect(machine).toMatchObject({ code: 0, err: "" });
    expect(readJson(machine.out).length).toBeGreaterThan(0);
    expect(await runHere(["--json", ...call], newsletter.url)).toEqual(machine);
  });

  it("ends with 1 where the newsletter refuses, with the reason in words and as JSON", async () => {
    const { code, out, err } = await runHere([...call, "--json"], refusing.url);
    const reason = REASONS[command.name] ?? "There is no such thing";
    expect(code).toBe(1);
    expect(JSON.stringify(readJson(out))).toContain(reason);
    const words = await runHere(call, refusing.url);
    expect(command.name in REASONS ? words.out : err).toContain(reason);
  });

  it("refuses a flag that it does not know, with a suggestion, and asks nobody", async () => {
    const before = newsletter.asked.length;
    for (const [typed, meant] of [
      ["--jsno", "--json"],
      ["--hepl", "--help"],
      ["-json", "--json"],
      ...Object.keys(command.flags ?? {}).map((name) => [`--${name}x`, `--${name}`]),
    ] as const) {
      const ran = await runHere([...call, typed ?? ""], newsletter.url);
      expect(ran).toMatchObject({ code: 2, out: "" });
      expect(ran.err).toContain(`unknown option '${typed}'`);
      expect(ran.err).toContain(meant);
    }
    expect(newsletter.asked.length).toBe(before);
  });

  it("names a word that is missing, empty or too much, and asks nobody", async () => {
    const before = newsletter.asked.length;
    for (const [index, { name }] of listRequired(command).entries()) {
      const given = listRequired(command).map(({ choices }) => choices?.[0] ?? "x");
      const missing = await runHere([...path, ...given.slice(0, index)], newsletter.url);
      expect(missing).toMatchObject({ code: 2, out: "" });
      expect(missing.err).toContain(`missing required argument '${name}'`);
      const empty = await runHere([...path, ...given.with(index, " ")], newsletter.url);
      expect(empty).toMatchObject({ code: 2, out: "" });
      expect(empty.err).toContain(`'${name}'`);
    }
    const isOpen = command.words?.some((word) => word.isMany) ?? false;
    const all = (command.words ?? []).map(({ choices }) => choices?.[0] ?? "x");
    if (!isOpen)
      expect(await runHere([...path, ...all, "more"], newsletter.url)).toMatchObject({ code: 2, out: "" });
    expect(newsletter.asked.length).toBe(before);
  });

  it("names a flag whose value is missing", async () => {
    const taking = Object.entries(command.flags ?? {}).filter(([, flag]) => flag.example !== undefined);
    for (const [name] of taking)
      for (const typed of [
        [`--${name}`],
        [`--${name}=`],
        [`--${name}`, "--json"],
        [`--${name}`, "--dry-run"],
      ]) {
        const { code, err } = await runHere([...call, ...typed], newsletter.url);
        expect([code, err]).toEqual([2, expect.stringContaining(`--${name}`)]);
      }
  });
});
