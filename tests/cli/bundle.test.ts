import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundleCommandLine } from "../../dev/bundle-command-line.ts";
import manifest from "../../package.json" with { type: "json" };
import { type StandInNewsletter, startNewsletter } from "./stand-in-newsletter.ts";

const ROOT = join(import.meta.dirname, "../..");
const NODE_22 = "22.23.5";
const isLinux = process.platform === "linux" && ["x64", "arm64"].includes(process.arch);

let folder: string;
let newsletter: StandInNewsletter;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "gazette-bundle-"));
  newsletter = await startNewsletter();
  cpSync(await bundleCommandLine(ROOT, join(folder, "dist")), join(folder, "alone.js")); // without its manifest too
  writeFileSync(join(folder, "a.csv"), "email\nada@example.com\n");
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
});
afterAll(async () => {
  await newsletter.stop();
  rmSync(folder, { recursive: true });
});

async function run(node: string, ...words: readonly string[]) {
  const env = { ...process.env, GAZETTE_URL: newsletter.url, AUTHOR_TOKEN: "token" };
  return promisify(execFile)(node, [join(folder, "alone.js"), ...words], { cwd: folder, env });
}

/** From the registry, as everything else of the tests. */
async function installNode22(): Promise<string> {
  const name = `node-linux-${process.arch}`;
  const place = join(folder, "node-22");
  const args = ["install", "--prefix", place, "--no-save", "--prefer-offline", `${name}@${NODE_22}`];
  await promisify(execFile)("npm", args, { cwd: folder });
  return join(place, "node_modules", name, "bin/node");
}

const RUNTIMES: readonly (readonly [string, () => Promise<string>])[] = [
  ["this Node", async () => process.execPath],
  ...(isLinux ? [["Node 22", installNode22] as const] : []),
];

describe.each(RUNTIMES)("the command line as one file runs on %s", (_, findNode) => {
  it("without anything beside it: help, the API, files, wrong usage", async () => {
    const node = await findNode();
    expect((await run(node, "--version")).stdout.trim()).toBe(manifest.version);
    expect((await run(node, "posts", "--help")).stdout).toContain("Usage: gazette posts");
    const listed = await run(node, "posts", "list", "--json");
    expect([JSON.parse(listed.stdout).path, listed.stderr]).toEqual(["en/a.md", ""]);
    expect((await run(node, "subscribers", "import", "a.csv", "--yes")).stdout).toContain("Imported: 1.");
    const looked = await run(node, "doctor", "--json");
    const lines: readonly { readonly name: string }[] = JSON.parse(looked.stdout).checks;
    expect(lines.map(({ name }) => name)).toContain("public-url");
    await expect(run(node, "posts", "publsih")).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining("Did you mean publish?"),
    });
  });
});

it("has a manifest by which npx runs it", () => {
  const own = JSON.parse(readFileSync(join(folder, "dist/package.json"), "utf8"));
  expect(own).toMatchObject({ type: "module", bin: { gazette: "gazette.js" }, engines: { node: ">=22.12" } });
  expect(statSync(join(folder, "dist/gazette.js")).mode & 0o111).toBe(0o111);
});
