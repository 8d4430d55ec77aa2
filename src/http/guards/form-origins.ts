import type { MiddlewareHandler } from "hono";
import { cors } from "hono/cors";
import type { HttpEnv } from "../shell/context.ts";

/**
 * Lets scripts on the sites of `ALLOWED_ORIGINS` send the form and read the answer (Fetch standard, CORS protocol); no
 * credentials. A plain form is taken from anywhere, as from a mail client or a page without referrers: no browser
 * would send it along with anything that is worth protecting, and nobody is subscribed by it.
 */
export function createFormOrigins(method: "GET" | "POST"): MiddlewareHandler<HttpEnv> {
  return (c, next) => {
    const { allowedOrigins } = c.var.settings.newsletter;
    const allow = cors({
      origin: [...allowedOrigins],
      allowMethods: [method],
      allowHeaders: ["Content-Type"],
      maxAge: 3600,
    });
    return allow(c, next);
  };
}
