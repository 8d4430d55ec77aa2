import type { Context } from "hono";
import { hasJsonBody, readJson } from "./read-json.ts";

/**
 * A form body, urlencoded or multipart; repeated fields are lists. Empty for no body, another type, or a broken one:
 * what is missing then is what the answer says.
 */
export const readForm = (c: Context): Promise<Readonly<Record<string, unknown>>> =>
  c.req.parseBody({ all: true }).catch(() => ({})); // a multipart body without an end throws

/** The token of a link: in the address, else in the form or the JSON body. Empty where there is none. */
export async function readToken(c: Context): Promise<string> {
  const inAddress = c.req.query("token");
  if (inAddress !== undefined) return inAddress;
  const { token } = (hasJsonBody(c) ? await readJson(c) : await readForm(c)) ?? {};
  return typeof token === "string" ? token : "";
}
