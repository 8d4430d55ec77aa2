import type { HonoRequest } from "hono";

/** Does a program read the answer? By the address, by what was sent, else by what is asked for (RFC 9110, 12.5.1). */
export function isForMachine(request: HonoRequest): boolean {
  if (/^\/(api|webhooks)(\/|$)/.test(request.path)) return true;
  if (isJson(request.header("content-type"))) return true;
  const accept = request.header("accept") ?? "";
  return isJson(accept) && !accept.includes("text/html");
}

/** `application/json` and its relatives, such as `application/problem+json`. */
const isJson = (header: string | undefined) => /[/+]json\b/i.test(header ?? "");
