import type { Context } from "hono";
import { HomePage } from "../../../templates/pages/site/home.tsx";
import type { PublicProblem } from "../../contract/problems/problem-table.ts";
import { succeed } from "../../core/result.ts";
import type { FrontPage } from "../../usecases/issues/show-archive.ts";
import { chooseLanguage } from "../shell/choose-language.ts";
import type { HttpEnv } from "../shell/context.ts";
import { composeForm, EMPTY_FORM, type ShownForm } from "../signup/signup-page.ts";
import { answerPage } from "./answer-page.ts";
import { toIssueLink } from "./archive-routes.tsx";

/** What the newsletter is, the form, and the latest issues. */
export function showHome(c: Context<HttpEnv>): Promise<Response> {
  const language = chooseLanguage(c);
  return answerPage(c, {
    name: ["/", language],
    read: async (unless) => succeed(await c.var.gazette.readFrontPage({ language }, unless)),
    render: (content) => renderHome(c, content, EMPTY_FORM),
  });
}

/** The front page with what is wrong with the form that was sent, and what was typed. */
export async function showFaultyHome(
  c: Context<HttpEnv>,
  shown: ShownForm,
  status: PublicProblem["status"],
): Promise<Response> {
  const { content } = await c.var.gazette.readFrontPage({ language: chooseLanguage(c) }, null);
  return c.html(renderHome(c, content ?? { issues: [], topics: [] }, shown), status);
}

function renderHome(c: Context<HttpEnv>, { issues, topics }: FrontPage, shown: ShownForm) {
  const links = issues.map((issue) => toIssueLink(issue, chooseLanguage(c)));
  return <HomePage {...composeForm(c, shown, topics)} issues={links} />;
}
