import type { Context } from "hono";
import { HomePage } from "../../../templates/pages/site/home.tsx";
import type { PublicProblem } from "../../contract/problems/problem-table.ts";
import { chooseLanguage } from "../shell/choose-language.ts";
import type { HttpEnv } from "../shell/context.ts";
import { composeForm, EMPTY_FORM, type ShownForm } from "../signup/signup-page.ts";
import { toIssueLink } from "./archive-routes.tsx";

/** What the newsletter is, the form, and the latest issues; also the form again with what is wrong with it. */
export async function showHome(
  c: Context<HttpEnv>,
  shown: ShownForm = EMPTY_FORM,
  status: 200 | PublicProblem["status"] = 200,
) {
  const language = chooseLanguage(c);
  const [issues, form] = await Promise.all([
    c.var.gazette.listArchive({ limit: 5, offset: 0, language }),
    composeForm(c, shown),
  ]);
  return c.html(<HomePage {...form} issues={issues.map((issue) => toIssueLink(issue, language))} />, status);
}
