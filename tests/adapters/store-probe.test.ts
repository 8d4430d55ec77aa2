import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { createD1StoreProbe } from "../../src/adapters/d1/tick/store-probe.ts";

const { DB } = env as unknown as { DB: D1Database };

it("finds no fault where the migrations were applied", async () => {
  expect(await createD1StoreProbe(DB, []).findFaults()).toEqual([]);
});

it("says what to do where the database or its tables are missing", async () => {
  expect(await createD1StoreProbe(undefined, ["DB", "PACER"]).findFaults()).toMatchObject([
    { setting: "DB", fault: expect.stringContaining("wrangler.toml") },
    { setting: "PACER", fault: expect.stringContaining("wrangler.toml") },
  ]);
  await DB.prepare("ALTER TABLE schedule RENAME TO elsewhere").run();
  expect(await createD1StoreProbe(DB, []).findFaults()).toMatchObject([
    { setting: "DB", fault: expect.stringContaining("migrations") },
  ]);
});
