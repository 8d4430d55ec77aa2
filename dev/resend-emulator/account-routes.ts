import { Hono } from "hono";
import { respond } from "./api-routes.ts";
import type { Provider } from "./provider.ts";
import { readApi } from "./read-mails.ts";

/** The part of Resend's API that a set-up needs: the account's domains and webhooks. */
export function createAccountRoutes(provider: Provider): Hono {
  const { domains, webhooks } = provider;
  return new Hono()
    .get("/domains", async (c) => respond(await readApi(provider, c.req.raw, () => domains.list())))
    .get("/domains/:id", async (c) =>
      respond(await readApi(provider, c.req.raw, () => domains.show(c.req.param("id")))),
    )
    .get("/webhooks", async (c) =>
      respond(await readApi(provider, c.req.raw, () => webhooks.list(c.req.query()))),
    )
    .post("/webhooks", async (c) => {
      const body = await c.req.text();
      return respond(await readApi(provider, c.req.raw, () => webhooks.create(body)));
    })
    .get("/webhooks/:id", async (c) =>
      respond(await readApi(provider, c.req.raw, () => webhooks.show(c.req.param("id")))),
    )
    .patch("/webhooks/:id", async (c) => {
      const body = await c.req.text();
      return respond(await readApi(provider, c.req.raw, () => webhooks.update(c.req.param("id"), body)));
    })
    .delete("/webhooks/:id", async (c) =>
      respond(await readApi(provider, c.req.raw, () => webhooks.remove(c.req.param("id")))),
    );
}
