import type { Context } from "hono";
import type { LinkWay } from "../../../templates/pages/site/problem.tsx";
import type { ProblemKind } from "../../core/problem.ts";
import type { HttpEnv } from "../shell/context.ts";

/**
 * What a page offers whose link cannot be used: another one by mail. Where the form asks whether a person sends it, the page leads to the one that may load the check.
 */
export function selectLinkWay(c: Context<HttpEnv>, kind: ProblemKind): LinkWay | null {
  if (kind !== "magic-link-expired" && kind !== "link-malformed") return null;
  return c.var.settings?.turnstile ? "link-page" : "link-by-address";
}
