import { Hono } from "hono";
import { ArchivePage } from "../../templates/pages/archive.tsx";
import { IssuePage } from "../../templates/pages/issue.tsx";
import { asIssueId } from "../core/ids.ts";
import type { ArchivedIssue } from "../usecases/issues/show-archive.ts";
import { answerProblem } from "./answer-problem.tsx";
import { chooseLanguage } from "./choose-language.ts";
import type { HttpEnv } from "./context.ts";
import { deriveSite } from "./derive-site.ts";
import { readPage } from "./read-page.ts";

/** The archive: one page an issue and language. */
export function createArchiveRoutes() {
  return new Hono<HttpEnv>()
    .get("/issues", async (c) => {
      const language = chooseLanguage(c);
      const issues = await c.var.gazette.listArchive({ ...readPage(c, 100), language });
      const links = issues.map((issue) => toIssueLink(issue, language));
      return c.html(
        <ArchivePage site={deriveSite(c.var.settings.newsletter)} language={language} issues={links} />,
      );
    })
    .get("/issues/:id", async (c) => {
      const language = chooseLanguage(c);
      const issue = await c.var.gazette.findArchived(asIssueId(c.req.param("id")), language);
      if (!issue.ok) return answerProblem(c, issue.problem);
      const stories = issue.value.posts.map((post) => ({ ...post, tags: post.tags.map((tag) => tag.name) }));
      const site = deriveSite(c.var.settings.newsletter);
      return c.html(<IssuePage site={site} language={language} issue={issue.value} stories={stories} />);
    });
}

/** The archive names an issue by its lead. */
export const toIssueLink = (issue: ArchivedIssue, language: string) => ({
  id: issue.id,
  title: issue.posts[0]?.title ?? issue.id,
  language: issue.posts[0]?.language ?? language,
  slotAt: issue.slotAt,
  href: `/issues/${issue.id}?lang=${language}`,
});
