import type { Context } from "hono";

export const hasJsonBody = (c: Context) => /^application\/json\b/i.test(c.req.header("content-type") ?? "");

/** The JSON object that was sent; null where the body is something else. */
export async function readJson(c: Context): Promise<Readonly<Record<string, unknown>> | null> {
  const body: unknown = await c.req.json().catch(() => null); // SyntaxError: not JSON, which the answer says
  return typeof body === "object" && body !== null && !Array.isArray(body) ? { ...body } : null;
}
