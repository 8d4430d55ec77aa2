import { Hono } from "hono";
import { CheckInboxPage, composeInboxWords } from "../../../templates/pages/signup/check-inbox.tsx";
import { isForMachine } from "../guards/is-for-machine.ts";
import { neverStored } from "../guards/never-stored.ts";
import { chooseLanguage } from "../shell/choose-language.ts";
import type { HttpEnv } from "../shell/context.ts";
import { deriveSite } from "../shell/derive-site.ts";
import { leadToForm, withLanguageOf } from "../shell/lead-on.ts";
import { showHome } from "../site/show-home.tsx";
import { takeSignup } from "./take-signup.ts";

/** Signing up, by our own form, by somebody else's, or by script. */
export function createSubscribeRoutes() {
  return new Hono<HttpEnv>()
    .use("/subscribe", neverStored)
    .post("/subscribe", (c) => takeSignup(c, { inboxPath: "/check-inbox", show: showHome }))
    .get(
      "/subscribe",
      leadToForm((c) => withLanguageOf(c, "/")),
    )
    .get("/check-inbox", (c) => {
      const language = chooseLanguage(c);
      c.header("Vary", "Accept, Accept-Language", { append: true });
      if (isForMachine(c.req)) return c.json(composeInboxWords(language));
      return c.html(<CheckInboxPage site={deriveSite(c.var.settings.newsletter)} language={language} />);
    });
}
