import { type Context, Hono } from "hono";
import { deriveSite } from "../../../templates/derive-site.ts";
import { EmbeddedFormPage } from "../../../templates/pages/forms/embedded-form.tsx";
import { EmbeddedInboxPage } from "../../../templates/pages/signup/embedded-inbox.tsx";
import type { PublicProblem } from "../../contract/problems/problem-table.ts";
import { chooseLanguage } from "../shell/choose-language.ts";
import type { HttpEnv } from "../shell/context.ts";
import { composeForm, EMPTY_FORM, type ShownForm } from "./signup-page.ts";
import { takeSignup } from "./take-signup.ts";

/**
 * The form inside an `<iframe>` of the sites of `ALLOWED_ORIGINS`: it posts and answers in its frame, so its pages are
 * the only ones that may be framed.
 */
export function createEmbedRoutes() {
  return new Hono<HttpEnv>()
    .get("/embed", (c) => showEmbedded(c))
    .post("/embed", (c) => takeSignup(c, { inboxPath: "/embed/check-inbox", show: showEmbedded }))
    .get("/embed/check-inbox", (c) =>
      c.html(<EmbeddedInboxPage site={deriveSite(c.var.settings.newsletter)} language={chooseLanguage(c)} />),
    );
}

async function showEmbedded(
  c: Context<HttpEnv>,
  shown: ShownForm = EMPTY_FORM,
  status: 200 | PublicProblem["status"] = 200,
) {
  return c.html(
    <EmbeddedFormPage {...composeForm(c, shown, await c.var.gazette.listOfferedTopics())} />,
    status,
  );
}
