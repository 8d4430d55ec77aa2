import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, it } from "vitest";
import { waitFor } from "../../dev/demo/wait-for.ts";
import { startProcessGroup } from "../../dev/wrangler/process-group.ts";

// A command with a child of its own that would run for longer than anybody waits.
const FAMILY = [
  process.execPath,
  "-e",
  `const child = require("node:child_process").spawn("sleep", ["600"]); console.log("child", child.pid); setInterval(() => {}, 1000);`,
];
const OPTIONS = { cwd: import.meta.dirname, env: process.env, output: "collect" } as const;

/** Whether a process runs; one that ended and waits for its parent to look does not. */
function isRunning(pid: number): boolean {
  try {
    return !execFileSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" }).startsWith("Z");
  } catch {
    return false;
  }
}

const readChild = (output: string) => Number(/child (\d+)/.exec(output)?.[1]) || null;

const waitForEnd = (pid: number) => waitFor(`process ${pid} to end`, () => (isRunning(pid) ? null : true));

it.each(["stop", "kill"] as const)(
  "%s ends a command with all its descendants, and twice is fine",
  async (end) => {
    const group = startProcessGroup(FAMILY, OPTIONS);
    const grandchild = await waitFor("the grandchild", () => readChild(group.output()));
    expect(isRunning(grandchild)).toBe(true);

    await group[end]();
    await group[end]();
    await waitForEnd(grandchild);
  },
);

it("tells the code of a command that ends by itself", async () => {
  const group = startProcessGroup([process.execPath, "-e", "process.exit(3)"], OPTIONS);
  expect(await group.ended).toBe(3);
});

it("ends a command whose starter was killed without warning", async () => {
  const module = join(import.meta.dirname, "../../dev/wrangler/process-group.ts");
  const script = `import { startProcessGroup } from ${JSON.stringify(module)};
const group = startProcessGroup(${JSON.stringify(FAMILY)}, { cwd: ".", env: process.env, output: "inherit" });`;
  const starter = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  starter.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  const grandchild = await waitFor("the grandchild", () => readChild(output));

  starter.kill("SIGKILL");
  await once(starter, "exit");
  await waitForEnd(grandchild);
});
