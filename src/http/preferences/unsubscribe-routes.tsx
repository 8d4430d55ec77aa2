import { Hono } from "hono";
import { deriveSite } from "../../../templates/derive-site.ts";
import { UnsubscribePage } from "../../../templates/pages/preferences/unsubscribe.tsx";
import { UnsubscribedPage } from "../../../templates/pages/preferences/unsubscribed.tsx";
import type { Unsubscription } from "../../contract/subscribers/reader-answers.ts";
import { listFeeds } from "../feeds/list-feeds.ts";
import { answerProblem } from "../shell/answer-problem.tsx";
import { chooseLanguage } from "../shell/choose-language.ts";
import type { HttpEnv } from "../shell/context.ts";
import { isForMachine } from "../shell/is-for-machine.ts";
import { hasNoLink, withLanguageOf } from "../shell/lead-on.ts";
import { readToken } from "./read-token.ts";

/**
 * The link in every mail and its `List-Unsubscribe` header. Opening it shows a button. POST acts at once, as mail
 * clients send it (RFC 8058): any body, no cookie, no redirect.
 */
export function createUnsubscribeRoutes() {
  return new Hono<HttpEnv>()
    .get("/unsubscribe", async (c) => {
      if (hasNoLink(c)) return c.redirect(withLanguageOf(c, "/preferences/link"), 303);
      const token = await readToken(c, "leave");
      const link = await c.var.gazette.verifyLink({ token, purpose: "leave" });
      if (!link.ok) return answerProblem(c, link.problem);
      return c.html(
        <UnsubscribePage
          site={deriveSite(c.var.settings.newsletter)}
          language={chooseLanguage(c)}
          token={token}
        />,
      );
    })
    .post("/unsubscribe", async (c) => {
      const token = await readToken(c, "leave");
      const isMachine = isForMachine(c);
      const [left, feed] = await Promise.all([
        c.var.gazette.unsubscribe({ token }),
        isMachine ? null : c.var.gazette.offerFeed({ token }), // leaving keeps what was chosen
      ]);
      if (!left.ok) return answerProblem(c, left.problem);
      if (feed === null) return c.json<Unsubscription>({ status: left.value });
      if (!feed.ok) return answerProblem(c, feed.problem);
      const site = deriveSite(c.var.settings.newsletter);
      return c.html(
        <UnsubscribedPage site={site} language={chooseLanguage(c)} feeds={listFeeds(feed.value)} />,
      );
    });
}
