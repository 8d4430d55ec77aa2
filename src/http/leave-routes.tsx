import { Hono } from "hono";
import { LeavePage } from "../../templates/pages/leave.tsx";
import { LeftPage } from "../../templates/pages/left.tsx";
import { answerProblem } from "./answer-problem.tsx";
import { chooseLanguage } from "./choose-language.ts";
import type { HttpEnv } from "./context.ts";
import { deriveSite } from "./derive-site.ts";
import { isForMachine } from "./is-for-machine.ts";
import { listFeeds } from "./list-feeds.ts";
import { readToken } from "./read-form.ts";

/**
 * The link in every mail and its `List-Unsubscribe` header. Opening it shows a button. POST acts at once, as mail
 * clients send it (RFC 8058): any body, no cookie, no redirect.
 */
export function createLeaveRoutes() {
  return new Hono<HttpEnv>()
    .get("/unsubscribe", async (c) => {
      c.header("Cache-Control", "no-store");
      const token = c.req.query("token") ?? "";
      const link = await c.var.gazette.verifyLink({ token, purpose: "leave" });
      if (!link.ok) return answerProblem(c, link.problem);
      return c.html(
        <LeavePage site={deriveSite(c.var.settings.newsletter)} language={chooseLanguage(c)} token={token} />,
      );
    })
    .post("/unsubscribe", async (c) => {
      c.header("Cache-Control", "no-store");
      const token = await readToken(c);
      const left = await c.var.gazette.leaveNewsletter({ token });
      if (!left.ok) return answerProblem(c, left.problem);
      if (isForMachine(c.req)) return c.json(left.value);
      const feed = await c.var.gazette.offerFeed({ token });
      if (!feed.ok) return answerProblem(c, feed.problem);
      const site = deriveSite(c.var.settings.newsletter);
      return c.html(<LeftPage site={site} language={chooseLanguage(c)} feeds={listFeeds(feed.value)} />);
    });
}
