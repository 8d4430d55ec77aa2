import type { Context } from "hono";
import type { HttpEnv } from "./context.ts";

/** Does a program read the answer? As the group says, else by what was sent, else by what is asked for (RFC 9110, 12.5.1). */
export function isForMachine({ var: { group }, req }: Context<HttpEnv>): boolean {
  if (group.readBy === "programs") return true;
  if (isJson(req.header("content-type"))) return true;
  const accept = req.header("accept") ?? "";
  return isJson(accept) && !accept.includes("text/html");
}

/** `application/json` and its relatives, such as `application/problem+json`. */
const isJson = (header: string | undefined) => /[/+]json\b/i.test(header ?? "");
