import { env, exports } from "cloudflare:workers";
import { expect, it } from "vitest";
import manifest from "../../../package.json" with { type: "json" };

const { DB } = env as unknown as { DB: D1Database };
const worker = (exports as unknown as { default: Fetcher }).default;
const askHealth = () => worker.fetch("https://news.example.com/health");

it("is well when it is set up as wrangler.toml says", async () => {
  const response = await askHealth();
  expect(await response.json()).toEqual({
    ...{
      ok: true,
      paused: false,
      version: manifest.version,
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    },
    checks: ["settings", "bindings", "cron", "tick", "rows", "repository", "webhook-secret"].map((name) => ({
      ...{ name, ok: true, fault: null, remedy: name === "cron" ? expect.any(String) : null, serious: false },
    })),
  });
  expect(response.status).toBe(200);
});

it("says that the migrations are missing when they are", async () => {
  await DB.prepare("ALTER TABLE schedule RENAME TO elsewhere").run();
  const response = await askHealth();
  await DB.prepare("ALTER TABLE elsewhere RENAME TO schedule").run();
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({
    ok: false,
    problems: [{ setting: "DB", fault: expect.stringContaining("migrations") }],
  });
});
