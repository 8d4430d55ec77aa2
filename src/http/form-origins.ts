import type { MiddlewareHandler } from "hono";
import { cors } from "hono/cors";
import type { HttpEnv } from "./context.ts";

/** Lets the sites of `ALLOWED_ORIGINS` send the form by script (Fetch standard, CORS protocol). No credentials. */
export function createFormOrigins(): MiddlewareHandler<HttpEnv> {
  return (c, next) => {
    const { allowedOrigins } = c.var.settings.newsletter;
    const allow = cors({
      origin: [...allowedOrigins],
      allowMethods: ["POST"],
      allowHeaders: ["Content-Type"],
      maxAge: 3600,
    });
    return allow(c, next);
  };
}
