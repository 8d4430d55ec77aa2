import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AUTHOR, issueStates, type LocalGazette, startGazette, waitFor } from "./local-gazette.ts";

const READERS = 1500;
let gazette: LocalGazette;

beforeAll(async () => {
  gazette = await startGazette({ RESEND_RATE: "10" });
  for (let first = 0; first < READERS; first += 500) {
    const rows = Array.from({ length: 500 }, (_, index) => `reader-${first + index}@example.com`);
    await gazette.ask("/api/subscribers/import", {
      method: "POST",
      headers: { ...AUTHOR, "Content-Type": "text/csv" },
      body: `email\n${rows.join("\n")}`,
    });
  }
  await gazette.ask("/api/posts/en/kill.md", {
    method: "PUT",
    headers: AUTHOR,
    body: "---\ntitle: Survive\npubDate: 2026-11-20\n---\n\nWords.",
  });
});

afterAll(() => gazette?.stop());

/** SIGKILL to the runtime itself: nothing is flushed, nothing is said. */
function killRuntime(): void {
  const pids = descendants(gazette.worker().pid);
  for (const pid of pids.filter((one) => commandOf(one).includes("workerd"))) process.kill(pid, "SIGKILL");
}

function descendants(pid: number): readonly number[] {
  const lines = execFileSync("ps", ["-eo", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
  const children = lines
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, parent]) => parent === pid);
  return children.flatMap(([child = 0]) => [child, ...descendants(child)]);
}

const commandOf = (pid: number) =>
  execFileSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" });

describe("a runtime that is killed in the middle of an issue", () => {
  it("goes on by itself after a restart: nobody twice, nobody forgotten", async () => {
    await gazette.tick("2026-11-23T09:00:00Z");
    await waitFor("the first batches", () => (gazette.emulator.mails().length >= 300 ? true : null));
    killRuntime();
    await gazette.worker().stop();
    expect(gazette.emulator.mails().length).toBeLessThan(READERS);
    await gazette.restart();
    await waitFor("the end of the issue", async () =>
      (await issueStates(gazette))["weekly-2026-11-23"] === "closed" ? true : null,
    );
    const copies = new Map<string, number>();
    for (const mail of gazette.emulator.mails())
      for (const to of mail.to) copies.set(to, (copies.get(to) ?? 0) + 1);
    expect(copies.size).toBe(READERS);
    expect(Math.max(...copies.values())).toBe(1);
  });
});
