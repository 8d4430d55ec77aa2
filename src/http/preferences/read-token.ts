import type { Context } from "hono";
import type { LinkPurpose } from "../../core/access/link-token.ts";
import type { HttpEnv } from "../shell/context.ts";
import { readForm } from "../shell/read-form.ts";
import { hasJsonBody, readJson } from "../shell/read-json.ts";

/**
 * The token of a link: in the address, else in the form or the JSON body, put right where a mail program damaged it. Empty
 * where there is none that fits a purpose. What pages show and pass on is this one, never what came.
 */
export async function readToken(
  c: Context<HttpEnv>,
  ...purposes: readonly [LinkPurpose, ...LinkPurpose[]]
): Promise<string> {
  const inAddress = [...(c.req.queries("token") ?? []), c.req.url];
  const token = await c.var.gazette.readLink({ texts: inAddress, purposes });
  if (token !== null || c.req.method === "GET" || c.req.method === "HEAD") return token ?? "";
  return (await c.var.gazette.readLink({ texts: await listBodyTokens(c), purposes })) ?? "";
}

/** Fields whose name ends in `token`, whatever became of its beginning (`amp;token`). */
async function listBodyTokens(c: Context): Promise<readonly string[]> {
  const body = (hasJsonBody(c) ? await readJson(c) : await readForm(c)) ?? {};
  return Object.entries(body)
    .filter(([name]) => /token$/i.test(name))
    .flatMap(([, value]) => value)
    .filter((value) => typeof value === "string");
}
