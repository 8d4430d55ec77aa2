import { Hono } from "hono";
import { LeavePage } from "../../templates/pages/leave.tsx";
import { LeftPage } from "../../templates/pages/left.tsx";
import { answerProblem } from "./answer-problem.tsx";
import { chooseLanguage } from "./choose-language.ts";
import type { HttpEnv } from "./context.ts";
import { deriveSite } from "./derive-site.ts";
import { isForMachine } from "./is-for-machine.ts";
import { hasNoLink, withLanguageOf } from "./lead-on.ts";
import { listFeeds } from "./list-feeds.ts";
import { neverStored } from "./never-stored.ts";
import { readToken } from "./read-token.ts";

/**
 * The link in every mail and its `List-Unsubscribe` header. Opening it shows a button. POST acts at once, as mail
 * clients send it (RFC 8058): any body, no cookie, no redirect.
 */
export function createLeaveRoutes() {
  return new Hono<HttpEnv>()
    .use("/unsubscribe", neverStored)
    .get("/unsubscribe", async (c) => {
      if (hasNoLink(c)) return c.redirect(withLanguageOf(c, "/preferences/link"), 303);
      const token = await readToken(c, "leave");
      const link = await c.var.gazette.verifyLink({ token, purpose: "leave" });
      if (!link.ok) return answerProblem(c, link.problem);
      return c.html(
        <LeavePage site={deriveSite(c.var.settings.newsletter)} language={chooseLanguage(c)} token={token} />,
      );
    })
    .post("/unsubscribe", async (c) => {
      const token = await readToken(c, "leave");
      const isMachine = isForMachine(c.req);
      const [left, feed] = await Promise.all([
        c.var.gazette.leaveNewsletter({ token }),
        isMachine ? null : c.var.gazette.offerFeed({ token }), // leaving keeps what was chosen
      ]);
      if (!left.ok) return answerProblem(c, left.problem);
      if (feed === null) return c.json(left.value);
      if (!feed.ok) return answerProblem(c, feed.problem);
      const site = deriveSite(c.var.settings.newsletter);
      return c.html(<LeftPage site={site} language={chooseLanguage(c)} feeds={listFeeds(feed.value)} />);
    });
}
