import type { Context } from "hono";

/**
 * A form body, urlencoded or multipart; repeated fields are lists. Empty for no body, another type, or a broken one:
 * what is missing then is what the answer says.
 */
export const readForm = (c: Context): Promise<Readonly<Record<string, unknown>>> =>
  c.req.parseBody({ all: true }).catch(() => ({})); // a multipart body without an end throws
