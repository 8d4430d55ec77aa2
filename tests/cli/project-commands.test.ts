import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { deploy } from "../../cli/commands/deploy.ts";
import { setUp } from "../../cli/commands/set-up.ts";
import { runProgram } from "../../cli/program/run-program.ts";
import type { Ran } from "./local-blog.ts";

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "gazette-project-"));
  writeFileSync(join(root, "wrangler.toml"), 'name = "gazette"\n');
});
afterAll(() => rmSync(root, { recursive: true }));

/** In a folder that was never set up; an account must not be asked. */
async function run(words: readonly string[]): Promise<Ran> {
  const wrangler = () => expect.fail("Nobody is asked where the usage is wrong.");
  const workshop = { root, wrangler, environment: {}, patienceMs: 0 };
  const [out, err]: [string[], string[]] = [[], []];
  const log = vi.spyOn(console, "log").mockImplementation((line) => void out.push(`${line}\n`));
  const error = vi.spyOn(console, "error").mockImplementation((line) => void err.push(`${line}\n`));
  const connect = () => expect.fail("There is no newsletter yet.");
  const code = await runProgram([setUp(workshop), deploy(workshop)], words, {
    ...{ program: "npm run", version: "1.2.3", connect },
  });
  log.mockRestore();
  error.mockRestore();
  return { code, out: out.join(""), err: err.join("") };
}

describe.each([setUp, deploy])("npm run %o", (create) => {
  const { name, flags = {} } = create({ root: "", wrangler: async () => "", environment: {}, patienceMs: 0 });

  it("tells how it is used, in words and as JSON", async () => {
    const words = await run([name, "--help"]);
    expect(words).toMatchObject({ code: 0, err: "", out: expect.stringContaining(`Usage: npm run ${name}`) });
    for (const flag of Object.keys(flags)) expect(words.out).toContain(`--${flag}`);
    expect(JSON.parse((await run([name, "--help", "--json"])).out)).toMatchObject({ name });
  });

  it("refuses a flag that it does not know, with a suggestion, in words and as JSON", async () => {
    for (const flag of ["json", "help", ...Object.keys(flags)]) {
      const { code, out, err } = await run([name, `--${flag}x`, "value"]);
      expect([code, out, err]).toEqual([2, "", expect.stringContaining(`--${flag}`)]);
    }
    expect(JSON.parse((await run([name, "--frobnicate", "--json"])).out)).toMatchObject({
      error: { kind: "wrong-usage", message: expect.stringContaining("--frobnicate") },
    });
  });

  it("names a flag whose value is missing, and a word too many", async () => {
    for (const [flag, { example }] of Object.entries(flags))
      if (example !== undefined)
        expect(await run([name, `--${flag}`, "--json"])).toMatchObject({
          ...{ code: 2, err: expect.stringContaining(`--${flag}`) },
        });
    expect(await run([name, "more"])).toMatchObject({ code: 2 });
  });

  it("never waits without a terminal, and says what is missing as JSON too", async () => {
    const { code, out } = await run([name, "--json"]);
    expect([1, 2]).toContain(code);
    expect(JSON.parse(out)).toMatchObject({
      error: { message: expect.stringMatching(/--public-url|npm run setup/) },
    });
  });
});

it.each(["deply", "set-up"])("npm run %s is led to what was meant", async (typed) => {
  const { code, err } = await run([typed]);
  expect([code, err]).toEqual([2, expect.stringMatching(/Did you mean (deploy|setup)\?/)]);
});
