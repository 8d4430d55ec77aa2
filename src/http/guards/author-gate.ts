import type { Gate } from "../shell/group.ts";
import { refuseCaller } from "./refuse-caller.ts";

/** Lets the author in by `Authorization: Bearer`, and tells everybody else how to ask (RFC 6750, section 3). */
export const authorGate: Gate = {
  reads: "headers",
  async check(c, next) {
    if (await c.var.gazette.checkAuthor(c.req.header("authorization") ?? null)) return next();
    c.header("WWW-Authenticate", 'Bearer realm="gazette"');
    return refuseCaller(c, {
      kind: "author-token-wrong",
      detail: "Send `Authorization: Bearer` and the AUTHOR_TOKEN.",
    });
  },
};
