import { Hono } from "hono";
import { deriveSite } from "../../../templates/derive-site.ts";
import { CheckInboxPage, composeInboxWords } from "../../../templates/pages/signup/check-inbox.tsx";
import { chooseLanguage } from "../shell/choose-language.ts";
import type { HttpEnv } from "../shell/context.ts";
import { isForMachine } from "../shell/is-for-machine.ts";

/** Where a form that was taken leads: a mail is on its way. A script shows the words in its own place. */
export const createInboxRoutes = () =>
  new Hono<HttpEnv>().get("/check-inbox", (c) => {
    const language = chooseLanguage(c);
    c.header("Vary", "Accept, Accept-Language", { append: true });
    if (isForMachine(c)) return c.json(composeInboxWords(language));
    return c.html(<CheckInboxPage site={deriveSite(c.var.settings.newsletter)} language={language} />);
  });
