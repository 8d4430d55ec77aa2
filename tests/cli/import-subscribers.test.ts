import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { importSubscribers } from "../../src/usecases/subscribers/author/import-subscribers.ts";
import { createSubscriberWorld, type SubscriberWorld } from "../builders/subscriber-world.ts";

const COMMAND_LINE = join(import.meta.dirname, "../../cli/gazette.ts");

let world: SubscriberWorld;
let server: Server;
let folder: string;
let requests: number;

/** The real import behind a door of a few lines: what the command line sends is what the newsletter reads. */
beforeEach(async () => {
  world = createSubscriberWorld();
  requests = 0;
  folder = mkdtempSync(join(tmpdir(), "gazette-import-"));
  server = createServer(async (request, response) => {
    requests += 1;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const dryRun = request.url?.endsWith("?dryRun=true") ?? false;
    const answer = await importSubscribers(world.deps, {
      csv: Buffer.concat(chunks).toString("utf8"),
      dryRun,
    });
    response.writeHead(answer.ok ? 200 : 422, { "content-type": "application/json" });
    response.end(JSON.stringify(answer.ok ? answer.value : { title: answer.problem.detail }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

const write = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);
const gazette = (...words: readonly string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const { port } = server.address() as AddressInfo;
    const env = { ...process.env, GAZETTE_URL: `http://127.0.0.1:${port}`, AUTHOR_TOKEN: "token" };
    const child = execFile(
      process.execPath,
      [COMMAND_LINE, "subscribers", "import", ...words],
      { cwd: folder, env },
      (error, out, err) => resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    );
    child.stdin?.end();
  });
const statusOf = async (address: string) => (await world.find(address))?.status ?? null;

describe("subscribers import", () => {
  it("hears who left in any file, however their address is dressed and their column is called", async () => {
    const others = Array.from({ length: 1200 }, (_, i) => `r${i}@example.com,active`);
    const actives = ["ada", "eve", "bob", "kim"].map((name) => `${name}@example.com,active`);
    write("all.csv", ["email,status", ...actives, ...others].join("\n"));
    write(
      "left.csv",
      'Email,Member Status\nAda <ada@example.com>,Unsubscribed\n"x@, Eve@example.com",opted-out\n',
    );
    write("unsub.csv", "email,Unsub Date\n'bob@example.com,2024-05-06\nmailto:kim@example.com,yes\n");
    const { code, out, err } = await gazette("all.csv", "left.csv", "unsub.csv", "--yes");
    expect(out).toBe("Imported: 1203. Unchanged: 0. Refused: 5.\n");
    expect(err).toContain("left.csv, line 3: Check the address");
    expect(code).toBe(1);
    for (const name of ["ada", "eve", "bob", "kim"])
      expect(await statusOf(`${name}@example.com`)).toBe("unsubscribed");
  });

  it("lets an opt-out in any file win, whatever the order of files, rows and requests", async () => {
    const others = Array.from({ length: 1200 }, (_, i) => `r${i}@example.com,active`);
    write("all.csv", ["email,status", "ada@example.com,active", "eve@example.com,", ...others].join("\n"));
    write(
      "left.csv",
      "unsubscribed_at;Email\n;bob@example.com\n2024-05-06;ADA@example.com\n2024-05-06;eve@Example.com\n",
    );
    const { code, out, err } = await gazette("all.csv", "left.csv", "--yes");
    expect(out).toBe("Imported: 1203. Unchanged: 0. Refused: 2.\n");
    expect(err.split("\n").map((line) => line.split(":")[0])).toEqual([
      "all.csv, line 2",
      "all.csv, line 3",
      "",
    ]);
    expect([code, requests]).toEqual([1, 2]);
    expect(await statusOf("ada@example.com")).toBe("unsubscribed");
    expect(await statusOf("eve@example.com")).toBe("unsubscribed");
    expect(await statusOf("bob@example.com")).toBe("active");
    expect(await statusOf("r1199@example.com")).toBe("active");
  });

  it("names the columns that it did not read, of all files, and none that says something", async () => {
    write("a.csv", "email,First Name,status\nada@example.com,Ada,active\n");
    write("b.csv", "email,Unsub Date,Phone\neve@example.com,,7\n");
    const { code, out, err } = await gazette("a.csv", "b.csv", "--yes", "--json");
    expect([code, err]).toEqual([0, "Columns that were not read: First Name, Phone.\n"]);
    expect(JSON.parse(out)).toMatchObject({ imported: 2, ignored: ["First Name", "Phone"] });
  });

  it("says by file and line what is refused, as JSON for machines, and does the rest", async () => {
    write("a.csv", "email,status\n\nada@example.com,cold\nbob\neve@example.com,active\n");
    const { code, out } = await gazette("a.csv", "--yes", "--json");
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      imported: 1,
      unchanged: 0,
      refused: [
        { file: "a.csv", line: 3, reason: expect.stringContaining("cold") },
        { file: "a.csv", line: 4, reason: expect.stringContaining("address") },
      ],
      dryRun: false,
    });
  });

  it("names a file that it cannot take, and why, and goes on with the others", async () => {
    mkdirSync(join(folder, "folder"));
    write("latin.csv", new Uint8Array(Buffer.from("email,name\nada@example.com,Zo\xeb\n", "latin1")));
    write("utf16.csv", new Uint8Array(Buffer.from("\ufeffemail\nada@example.com\n", "utf16le")));
    write("marked.csv", "\ufeffemail\r\nmarked@example.com\r\n");
    write("columns.csv", "address\nada@example.com\n");
    write("quotes.csv", 'email\n"ada@example.com\n');
    write("empty.csv", "");
    const names = ["gone.csv", "folder", "latin.csv", "utf16.csv", "columns.csv", "quotes.csv", "empty.csv"];
    const { code, out, err } = await gazette(...names, "marked.csv", "--yes");
    expect(code).toBe(1);
    expect(out).toBe("Imported: 1. Unchanged: 0. Refused: 7.\n");
    expect(err.split("\n").map((line) => line.split(":")[0])).toEqual([...names, ""]);
    expect(err).toMatch(/latin\.csv: .*Latin-1.*UTF-8/);
    expect(err).toMatch(/utf16\.csv: .*UTF-16/);
    expect(await statusOf("marked@example.com")).toBe("active");
  });

  it("says beforehand what it would do, and changes nothing", async () => {
    write("a.csv", "email,status\nada@example.com,active\n");
    write("b.csv", "email,status\nada@example.com,unsubscribed\n");
    const dry = await gazette("a.csv", "b.csv", "--dry-run");
    expect(dry).toMatchObject({ code: 1, out: "Would be imported: 1. Unchanged: 0. Refused: 1.\n" });
    expect(await statusOf("ada@example.com")).toBeNull();
    expect((await gazette("a.csv", "b.csv", "--yes")).out).toBe("Imported: 1. Unchanged: 0. Refused: 1.\n");
    expect((await gazette("a.csv", "b.csv", "--yes")).out).toBe("Imported: 0. Unchanged: 1. Refused: 1.\n");
  });

  it("never waits for an answer without a terminal", async () => {
    write("a.csv", "email\nada@example.com\n");
    expect(await gazette("a.csv")).toMatchObject({ code: 2, err: expect.stringContaining("--yes") });
    expect(await gazette("--yes")).toMatchObject({ code: 2 });
    expect(await gazette("a.csv", "--yse")).toMatchObject({ code: 2, err: expect.stringContaining("--yes") });
    expect(requests).toBe(0);
  });
});
