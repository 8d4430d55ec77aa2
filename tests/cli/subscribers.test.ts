import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runHere } from "./run-here.ts";
import { type StandInNewsletter, startNewsletter } from "./stand-in-newsletter.ts";

let newsletter: StandInNewsletter;
let folder: string;
beforeEach(async () => {
  newsletter = await startNewsletter();
  folder = mkdtempSync(join(tmpdir(), "gazette-subscribers-"));
});
afterEach(async () => {
  await newsletter.stop();
  rmSync(folder, { recursive: true });
});
const gazette = (...words: readonly string[]) => runHere(["subscribers", ...words], newsletter.url);

describe("subscribers show", () => {
  it("counts everybody, and tells of one what is kept with the words of their consent", async () => {
    expect((await gazette("show")).out).toMatch(/^active +2\n/);
    const { out } = await gazette("show", "ada@example.com");
    expect(out).toMatch(/address +ada@example\.com\nstatus +active\n/);
    expect(out).toContain("by form: “Mail me”");
  });

  it("asks for any address as one part of the path, whatever stands in it", async () => {
    await gazette("show", " o'brien+a/b?c#d@münchen.example ");
    expect(newsletter.asked).toEqual(["GET /api/subscribers/o'brien%2Ba%2Fb%3Fc%23d%40m%C3%BCnchen.example"]);
  });
});

describe("subscribers suppress and unsuppress", () => {
  it("say what keeps the address from being written to now", async () => {
    expect(await gazette("suppress", "ada@example.com")).toMatchObject({
      out: "suppressed (manual)   ada@example.com\n",
    });
    expect(await gazette("unsuppress", "ada@example.com")).toMatchObject({
      out: "not suppressed   ada@example.com\n",
    });
    expect((await gazette("suppress", "ada@example.com", "--json")).out).toBe('{"suppressed":"manual"}\n');
    expect(newsletter.asked.slice(0, 2)).toEqual([
      "POST /api/subscribers/ada%40example.com/suppress",
      "POST /api/subscribers/ada%40example.com/unsuppress",
    ]);
  });
});

describe("subscribers erase", () => {
  it("looks up whom it is about, and erases once that is said beforehand", async () => {
    expect(await gazette("erase", "ada@example.com", "--yes")).toMatchObject({
      code: 0,
      out: "erased    ada@example.com\n",
    });
    expect(newsletter.asked.map((call) => call.split(" ")[0])).toEqual(["GET", "DELETE"]);
  });

  it("also asks for what is left of somebody who is not here", async () => {
    const server = createServer((request, response) => {
      const isHere = request.method === "DELETE";
      const type = isHere ? "application/json" : "application/problem+json";
      response.writeHead(isHere ? 200 : 404, { "content-type": type });
      response.end(isHere ? '{"status":"erased"}' : '{"title":"Nobody"}');
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const ran = await runHere(["subscribers", "erase", "gone@example.com", "--yes"], url);
    server.close();
    expect(ran).toMatchObject({ code: 0, out: "erased    gone@example.com\n" });
  });

  it("never waits without a terminal, and erases nobody then", async () => {
    const ran = await gazette("erase", "ada@example.com");
    expect(ran).toMatchObject({ code: 2, out: "", err: expect.stringContaining("--yes") });
    expect(newsletter.asked).toEqual([]);
  });
});

describe("subscribers export", () => {
  it("writes what the import reads, to standard output or to a new file that only its owner reads", async () => {
    const { out } = await gazette("export");
    expect(out).toBe('id,email,topics\r\nabc,ada@example.com,"Rust;Go"\n');
    const file = join(folder, "readers.csv");
    expect(await gazette("export", "--to", file)).toMatchObject({ code: 0, out: `${file}: 1 readers\n` });
    expect(readFileSync(file, "utf8").trimEnd()).toBe(out.trimEnd());
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it("is a line of JSON a reader for machines", async () => {
    const { out } = await gazette("export", "--json");
    expect(JSON.parse(out)).toEqual({ id: "abc", email: "ada@example.com", topics: "Rust;Go" });
  });

  it("writes over no file, and says where it cannot write", async () => {
    const file = join(folder, "readers.csv");
    writeFileSync(file, "mine");
    expect(await gazette("export", "--to", file)).toMatchObject({
      code: 1,
      err: `${file}: there is such a file already.\n`,
    });
    expect(readFileSync(file, "utf8")).toBe("mine");
    const nowhere = join(folder, "none/readers.csv");
    expect((await gazette("export", "--to", nowhere)).err).toContain("its folder is not there");
  });

  it("writes nothing of an answer that breaks off, and nothing of somebody else's", async () => {
    const server = createServer((request, response) => {
      response.writeHead(200, { "content-type": "text/csv", "content-length": "9999" });
      response.write("email\nada@example.com\n", () => request.socket.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const file = join(folder, "readers.csv");
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const ran = await runHere(["subscribers", "export", "--to", file], url);
    server.close();
    expect(ran).toMatchObject({ code: 1, out: "", err: expect.stringContaining("broke off") });
    expect(() => statSync(file)).toThrow("ENOENT");
  });
});
