import { Hono } from "hono";

export { DeliveryObject, IssueObject, OutboxObject, PacerObject } from "../../src/index.ts";

interface Bindings {
  readonly DB: D1Database;
}

/**
 * What any route costs on this runtime: Hono, and one query or the writes of one sign-up, and nothing else. It has the stores
 * of the product, and so the same tables.
 */
const app = new Hono<{ Bindings: Bindings }>()
  .get("/read", async (c) => {
    const row = await c.env.DB.prepare("SELECT revision, clock FROM schedule WHERE only = 1").first();
    return c.json(row);
  })
  .post("/write", async (c) => {
    const { email, languages } = await c.req.parseBody();
    const id = crypto.randomUUID();
    const at = Date.now();
    const [read] = await c.env.DB.batch([
      c.env.DB.prepare("SELECT id FROM suppressions WHERE id = ?1").bind(id),
      c.env.DB.prepare("SELECT id FROM unsubscriptions WHERE id = ?1").bind(id),
    ]);
    if (read?.results.length !== 0) return c.text("known", 409);
    const mail = JSON.stringify({ says: "confirm", address: email, language: languages });
    await c.env.DB.batch([
      c.env.DB.prepare(
        "INSERT INTO owed_mails (kind, id, at, mail, due_at) VALUES ('welcome', ?1, ?2, ?3, 9e15)",
      ).bind(id, at, mail),
      c.env.DB.prepare(
        "INSERT INTO signups (id, at, address, choices, consent) VALUES (?1, ?2, ?3, ?4, ?4)",
      ).bind(id, at, email, mail),
    ]);
    return c.redirect("/check-inbox", 303);
  });

// biome-ignore lint/style/noDefaultExport: the runtime calls the handlers of a module by its default export.
export default app;
