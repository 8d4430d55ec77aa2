import type { Context } from "hono";
import type { LinkWay } from "../../../templates/pages/site/problem.tsx";
import type { ProblemKind } from "../../core/problem.ts";

/**
 * What a page offers whose link cannot be used. A signup that is not confirmed has no page of its own to be mailed a link
 * to: it is made anew.
 */
export function selectLinkWay(c: Context, kind: ProblemKind): LinkWay | null {
  if (kind === "magic-link-expired") return "link-by-address";
  if (kind !== "link-malformed") return null;
  return c.req.path === "/confirm" ? "sign-up" : "link-by-address";
}
