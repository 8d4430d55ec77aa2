import type { Language } from "../../src/core/language.ts";
import { foldLine } from "../fold-line.ts";
import { formatDate, formatDay } from "../format-date.ts";
import { Written } from "../isolated.tsx";
import type { Site } from "../site.ts";
import { deriveWriting } from "../writing.ts";
import type { IssueLink } from "./issue-link.ts";

interface IssueListProps {
  readonly site: Site;
  readonly language: Language;
  readonly issues: readonly IssueLink[];
}

/** Issues as a table of contents: the day, then the title. */
export function IssueList({ site, language, issues }: IssueListProps) {
  return (
    <ol class="issues">
      {issues.map((issue) => (
        <li>
          <time datetime={formatDay(issue.slotAt, site.timeZone)}>
            {formatDate(issue.slotAt, language, site.timeZone)}
          </time>
          <a href={issue.href}>
            <Written
              text={foldLine(issue.title) || issue.id}
              writing={deriveWriting(issue.language, language)}
            />
          </a>
        </li>
      ))}
    </ol>
  );
}
