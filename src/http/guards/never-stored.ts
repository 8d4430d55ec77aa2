import type { MiddlewareHandler } from "hono";

/** For a group of addresses whose answers are about one person, or for the author: no cache keeps any of them (RFC 9111, 5.2.2.5). */
export const neverStored: MiddlewareHandler = async (c, next) => {
  await next();
  c.header("Cache-Control", "no-store");
};
