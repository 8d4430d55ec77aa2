import type { Gate } from "../shell/group.ts";
import { refuseCaller } from "./refuse-caller.ts";

/** Lets in who proves to be the author by the bearer token or by a Standard Webhooks signature over the raw body. */
export const signatureGate: Gate = {
  reads: "body",
  async check(c, next) {
    const isProven = await c.var.gazette.checkCaller({ headers: c.req.header(), body: await c.req.text() });
    return isProven ? next() : refuseCaller(c, { kind: "webhook-signature-wrong" });
  },
};
