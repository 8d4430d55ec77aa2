import type { Context } from "hono";

/** `?limit=` (1 to 1,000) and `?offset=`; nonsense means the default, since a page is no order to change anything. */
export function readPage(c: Context, defaultLimit: number) {
  const whole = (name: string, fallback: number) => {
    const value = Number(c.req.query(name) || fallback);
    return Number.isInteger(value) && value >= 0 ? value : fallback;
  };
  return { limit: Math.min(1000, Math.max(1, whole("limit", defaultLimit))), offset: whole("offset", 0) };
}
