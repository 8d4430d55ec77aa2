import { applyD1Migrations, reset } from "cloudflare:test";
import { env } from "cloudflare:workers";

const { DB, TEST_MIGRATIONS } = env as unknown as {
  DB: D1Database;
  TEST_MIGRATIONS: Parameters<typeof applyD1Migrations>[1];
};

// All files share one worker: whatever the file before left behind goes first.
await reset();
await applyD1Migrations(DB, TEST_MIGRATIONS);
