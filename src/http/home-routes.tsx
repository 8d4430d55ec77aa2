import { Hono } from "hono";
import { HomePage } from "../../templates/pages/home.tsx";
import { toIssueLink } from "./archive-routes.tsx";
import { chooseLanguage } from "./choose-language.ts";
import type { HttpEnv } from "./context.ts";
import { deriveSite } from "./derive-site.ts";

/** What the newsletter is, the form, and the latest issues. */
export function createHomeRoutes() {
  return new Hono<HttpEnv>().get("/", async (c) => {
    const language = chooseLanguage(c);
    const [issues, topics] = await Promise.all([
      c.var.gazette.listArchive({ limit: 5, offset: 0, language }),
      c.var.gazette.listOfferedTopics(),
    ]);
    const site = deriveSite(c.var.settings.newsletter);
    const links = issues.map((issue) => toIssueLink(issue, language));
    return c.html(
      <HomePage
        site={site}
        language={language}
        values={{ languages: [language] }}
        faults={[]}
        topics={topics}
        issues={links}
      />,
    );
  });
}
