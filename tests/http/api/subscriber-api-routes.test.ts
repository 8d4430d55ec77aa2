import { describe, expect, it } from "vitest";
import { createSubscriberApp } from "../../builders/subscriber-app.ts";

const csv = (body: BodyInit) => ({ method: "POST", body, headers: { "content-type": "text/csv" } });

describe("the subscribers' API", () => {
  it("imports, counts, exports, finds and erases", async () => {
    const app = createSubscriberApp();
    const file = "email,status\r\nada@example.com,active\r\neve@example.com,unsubscribed\r\nbob,active\r\n";
    const imported = await app.fetch("/api/subscribers/import", csv(file));
    expect(await imported.json()).toMatchObject({ imported: 2, unchanged: 0, refused: [{ line: 4 }] });

    expect(await (await app.fetch("/api/subscribers")).json()).toEqual({
      active: 1,
      paused: 0,
      unsubscribed: 1,
      pending: 0,
      suppressed: 0,
      total: 2,
    });
    const dump = await app.fetch("/api/subscribers.csv");
    expect(dump.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(await dump.text()).toContain("ada@example.com,active,en,,weekly,UTC,");

    const found = await app.fetch("/api/subscribers/ada%40example.com");
    expect(await found.json()).toMatchObject({
      id: await app.idOf("ada@example.com"),
      status: "active",
      consent: { signup: { via: "import" } },
    });
    for (let call = 0; call < 2; call += 1) {
      const erased = await app.fetch(`/api/subscribers/${await app.idOf("ada@example.com")}`, {
        method: "DELETE",
      });
      expect([erased.status, await erased.json()]).toEqual([200, { status: "erased" }]);
    }
    expect((await app.fetch("/api/subscribers/ada@example.com")).status).toBe(404);
    expect(await app.stored("ada@example.com")).toBeNull();
    expect(await (await app.fetch("/api/subscribers/import", csv(file))).json()).toMatchObject({
      imported: 0,
      unchanged: 1,
      refused: [{ line: 2 }, { line: 4 }],
    });
  });

  it("says beforehand what an import would do, and takes no unclear word for no", async () => {
    const app = createSubscriberApp();
    const file = "email,status\nada@dry.example,active\nada@dry.example,unsubscribed\neve@dry.example,\n";
    const post = async (path: string) => (await app.fetch(path, csv(file))).json();
    const answer = { imported: 2, unchanged: 0, refused: [{ line: 2, reason: expect.any(String) }] };
    expect(await post("/api/subscribers/import?dryRun=true")).toEqual(answer);
    expect((await app.fetch("/api/subscribers/eve@dry.example")).status).toBe(404);
    expect((await app.fetch("/api/subscribers/import?dryRun=yes", csv(file))).status).toBe(422);
    expect((await app.fetch("/api/subscribers/eve@dry.example")).status).toBe(404);
    expect(await post("/api/subscribers/import?dryRun=false")).toEqual(answer);
    expect(await (await app.fetch("/api/subscribers/eve@dry.example")).json()).toMatchObject({
      status: "active",
    });
    expect(await (await app.fetch("/api/subscribers/ada@dry.example")).json()).toMatchObject({
      status: "unsubscribed",
    });
  });

  it("imports a thousand rows in one request", async () => {
    const app = createSubscriberApp();
    const rows = Array.from({ length: 1000 }, (_, i) => `many${i}@example.com,es;en,daily`);
    const imported = await app.fetch(
      "/api/subscribers/import",
      csv(`email,languages,cadence\n${rows.join("\n")}`),
    );
    expect(await imported.json()).toEqual({ imported: 1000, unchanged: 0, refused: [] });
    expect(await (await app.fetch("/api/subscribers")).json()).toMatchObject({
      active: expect.toSatisfy((n: number) => n >= 1000),
    });
    await app.tend();
    expect(await app.stored("many999@example.com")).toMatchObject({ status: "active" });
  });

  it("says what to do with a file that it cannot take", async () => {
    const app = createSubscriberApp();
    const refused = async (body: BodyInit) => {
      const answer = await app.fetch("/api/subscribers/import", csv(body));
      return [answer.status, (await answer.json<{ detail: string }>()).detail];
    };
    expect(await refused("")).toEqual([422, expect.stringContaining("name the columns")]);
    expect(await refused(new Uint8Array([0x65, 0xe9, 0x0a]))).toEqual([
      422,
      expect.stringContaining("UTF-8"),
    ]);
    expect(await refused(new Uint8Array([0xff, 0xfe, 0x65, 0x00]))).toEqual([
      422,
      expect.stringContaining("UTF-16"),
    ]);
    expect(await refused(`email\n${"x@example.com\n".repeat(1001)}`)).toEqual([
      413,
      expect.stringContaining("1000 rows"),
    ]);
    expect(await refused("x".repeat(2 * 1024 * 1024 + 1))).toEqual([413, expect.stringContaining("2 MB")]);
  });

  it("tells a wrong address from an unknown one", async () => {
    const app = createSubscriberApp();
    for (const method of ["GET", "DELETE"]) {
      expect((await app.fetch("/api/subscribers/nobody@example.com", { method })).status).toBe(404);
      expect((await app.fetch("/api/subscribers/nobody", { method })).status).toBe(422);
    }
  });
});
