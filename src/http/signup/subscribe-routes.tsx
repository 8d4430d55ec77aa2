import { Hono } from "hono";
import type { HttpEnv } from "../shell/context.ts";
import { leadToForm, withLanguageOf } from "../shell/lead-on.ts";
import { showFaultyHome } from "../site/show-home.tsx";
import { takeSignup } from "./take-signup.ts";

/** Signing up, by our own form, by somebody else's, or by script. */
export function createSubscribeRoutes() {
  return new Hono<HttpEnv>()
    .post("/subscribe", (c) => takeSignup(c, { inboxPath: "/check-inbox", show: showFaultyHome }))
    .get(
      "/subscribe",
      leadToForm((c) => withLanguageOf(c, "/")),
    );
}
