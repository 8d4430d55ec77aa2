import { type Context, Hono } from "hono";
import { deriveSite } from "../../../templates/derive-site.ts";
import { ArchivePage } from "../../../templates/pages/site/archive.tsx";
import { IssuePage } from "../../../templates/pages/site/issue.tsx";
import { asIssueId } from "../../core/ids.ts";
import type { Post } from "../../core/posts/post.ts";
import { fail, succeed } from "../../core/result.ts";
import type { ArchivedIssue } from "../../usecases/issues/show-archive.ts";
import { chooseLanguage } from "../shell/choose-language.ts";
import type { HttpEnv } from "../shell/context.ts";
import { answerPage } from "./answer-page.ts";

const ISSUES_A_PAGE = 20;

/** The archive: all issues page by page, and one page an issue and language. */
export function createArchiveRoutes() {
  return new Hono<HttpEnv>().get("/issues", showArchive).get("/issues/:id{[a-z0-9_-]+}", showIssue);
}

function showArchive(c: Context<HttpEnv>) {
  const language = chooseLanguage(c);
  const page = readPageNumber(c);
  const place = { limit: ISSUES_A_PAGE + 1, offset: (page - 1) * ISSUES_A_PAGE, language }; // one more: is there more?
  return answerPage(c, {
    name: ["/issues", page, language],
    read: async (unless) => {
      const reading = await c.var.gazette.listArchive(place, unless);
      return reading.content?.length === 0 && page > 1 ? fail({ kind: "page-not-found" }) : succeed(reading);
    },
    render: (issues) => (
      <ArchivePage
        site={deriveSite(c.var.settings.newsletter)}
        language={language}
        issues={issues.slice(0, ISSUES_A_PAGE).map((issue) => toIssueLink(issue, language))}
        page={page}
        hasOlder={issues.length > ISSUES_A_PAGE}
      />
    ),
  });
}

function showIssue(c: Context<HttpEnv, "/issues/:id">) {
  const language = chooseLanguage(c);
  const id = asIssueId(c.req.param("id"));
  const link = (one: ArchivedIssue | null) => (one === null ? null : toIssueLink(one, language));
  return answerPage(c, {
    name: ["/issues/", id, language],
    read: (unless) => c.var.gazette.findArchived(id, language, unless),
    render: (issue) => (
      <IssuePage
        site={deriveSite(c.var.settings.newsletter)}
        language={language}
        issue={issue}
        stories={issue.posts.map(toStory)}
        lead={issue.lead === null ? 0 : issue.posts.indexOf(issue.lead)}
        body={issue.body}
        newer={link(issue.newer)}
        older={link(issue.older)}
      />
    ),
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
