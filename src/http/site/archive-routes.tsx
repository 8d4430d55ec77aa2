import { type Context, Hono } from "hono";
import { deriveSite } from "../../../templates/derive-site.ts";
import { ArchivePage } from "../../../templates/pages/site/archive.tsx";
import { IssuePage } from "../../../templates/pages/site/issue.tsx";
import { asIssueId } from "../../core/ids.ts";
import type { Post } from "../../core/posts/post.ts";
import type { ArchivedIssue } from "../../usecases/issues/show-archive.ts";
import { answerProblem } from "../shell/answer-problem.tsx";
import { chooseLanguage } from "../shell/choose-language.ts";
import type { HttpEnv } from "../shell/context.ts";

const ISSUES_A_PAGE = 20;

/** The archive: all issues page by page, and one page an issue and language. */
export function createArchiveRoutes() {
  return new Hono<HttpEnv>()
    .get("/issues", async (c) => {
      const language = chooseLanguage(c);
      const page = readPageNumber(c);
      const window = { limit: ISSUES_A_PAGE + 1, offset: (page - 1) * ISSUES_A_PAGE, language }; // one more: is there more?
      const issues = await c.var.gazette.listArchive(window);
      if (issues.length === 0 && page > 1) return answerProblem(c, { kind: "page-not-found" });
      return c.html(
        <ArchivePage
          site={deriveSite(c.var.settings.newsletter)}
          language={language}
          issues={issues.slice(0, ISSUES_A_PAGE).map((issue) => toIssueLink(issue, language))}
          page={page}
          hasOlder={issues.length > ISSUES_A_PAGE}
        />,
      );
    })
    .get("/issues/:id{[a-z0-9_-]+}", async (c) => {
      const language = chooseLanguage(c);
      const issue = await c.var.gazette.findArchived(asIssueId(c.req.param("id")), language);
      if (!issue.ok) return answerProblem(c, issue.problem);
      const { newer, older, posts, lead, body } = issue.value;
      const link = (one: ArchivedIssue | null) => (one === null ? null : toIssueLink(one, language));
      return c.html(
        <IssuePage
          site={deriveSite(c.var.settings.newsletter)}
          language={language}
          issue={issue.value}
          stories={posts.map(toStory)}
          lead={lead === null ? 0 : posts.indexOf(lead)}
          body={body}
          newer={link(newer)}
          older={link(older)}
        />,
      );
    });
}

/** `?page=`, from 1; nonsense is the first page. */
function readPageNumber(c: Context): number {
  const page = Number(c.req.query("page") ?? 1);
  return Number.isSafeInteger(page) && page >= 1 && page <= 1_000_000 ? page : 1;
}

const toStory = (post: Post) => ({ ...post, tags: post.tags.map((tag) => tag.name) });

/** An issue as lists name it; by its id where nothing of it is left. */
export const toIssueLink = (issue: ArchivedIssue, language: string) => ({
  id: issue.id,
  title: issue.headline?.title ?? issue.id,
  language: issue.headline?.language ?? language,
  slotAt: issue.slotAt,
  href: `/issues/${issue.id}?lang=${language}`,
});
