import { type Context, Hono } from "hono";
import { deriveSite } from "../../../templates/derive-site.ts";
import { PreviewPage } from "../../../templates/pages/previews/preview.tsx";
import { chooseScheme } from "../../core/previews/choose-scheme.ts";
import { answerProblem } from "../shell/answer-problem.tsx";
import type { HttpEnv } from "../shell/context.ts";

/** A pull request's mails, for whoever has the address: in no index, kept by nobody, gone when the request closes. */
export const createPreviewRoutes = () =>
  new Hono<HttpEnv>().get("/previews/:id{[\\w-]+}", async (c) => {
    leaveOutOfIndexes(c);
    const preview = await c.var.gazette.findPreview(c.req.param("id"));
    if (!preview.ok) return answerProblem(c, preview.problem);
    const page = <PreviewPage site={deriveSite(c.var.settings.newsletter)} preview={preview.value} />;
    return c.html(page);
  });

/** One of its mails, as a frame of that page shows it: in light or dark colours, whatever the browser's are. */
export const createPreviewMailRoutes = () =>
  new Hono<HttpEnv>().get(
    "/previews/:id{[\\w-]+}/mails/:position{[0-9]{1,3}}/:scheme{light|dark}",
    async (c) => {
      leaveOutOfIndexes(c);
      const { id, position, scheme } = c.req.param();
      const html = await c.var.gazette.findPreviewMail(id, Number(position));
      if (!html.ok) return answerProblem(c, html.problem);
      return c.html(chooseScheme(html.value, scheme === "dark" ? "dark" : "light"));
    },
  );

const leaveOutOfIndexes = (c: Context<HttpEnv>) => c.header("X-Robots-Tag", "noindex, nofollow");
