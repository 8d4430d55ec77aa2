import { type Context, Hono } from "hono";
import { html } from "hono/html";
import { isTo } from "../control-routes.ts";
import type { Mailbox } from "../mailbox.ts";
import { showList } from "./inbox-list-page.ts";
import { SCHEMES, showMail, TABS, WIDTHS } from "./inbox-mail-page.ts";
import { layOutPage } from "./inbox-page.ts";

// A mail is foreign matter: no scripts, no forms, its links open in a new tab.
const BODY_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src * data:; style-src 'unsafe-inline'; font-src *";

/** A mail program's view of what the emulator received: plain pages, no script. */
export function createInboxRoutes(mailbox: Mailbox): Hono {
  return new Hono()
    .get("/", (c) => {
      const to = c.req.query("to") ?? "";
      const newestFirst = mailbox.all().toReversed();
      const mails = to === "" ? newestFirst : newestFirst.filter((mail) => isTo(mail.to, to));
      return c.html(showList({ mails, to, page: Math.max(1, Number(c.req.query("page")) || 1) }));
    })
    .get("/mails/:id", (c) => {
      const mail = mailbox.find(c.req.param("id"));
      if (!mail) return showMissing(c);
      const tab = choose(TABS, c.req.query("tab"));
      const width = choose(WIDTHS, c.req.query("width"));
      return c.html(showMail(mail, { tab, width, scheme: choose(SCHEMES, c.req.query("scheme")) }));
    })
    .get("/mails/:id/body", (c) => {
      const body = mailbox.find(c.req.param("id"))?.html;
      if (!body) return showMissing(c);
      return c.html(openLinksOutside(body), 200, { "content-security-policy": BODY_POLICY });
    });
}

/** The asked-for choice, or the first. */
function choose<Choice extends string>(choices: readonly [Choice, ...Choice[]], asked: string | undefined) {
  return choices.find((choice) => choice === asked) ?? choices[0];
}

const openLinksOutside = (body: string) =>
  body.replace(/<head[^>]*>/i, (head) => `${head}<base target="_blank">`);

function showMissing(c: Context) {
  const head = html`<h1>This mail is not here</h1>`;
  const main = html`<p>It was cleared, or the emulator was started anew. <a href="/">All mails</a></p>`;
  return c.html(layOutPage("Not here", head, main), 404);
}
