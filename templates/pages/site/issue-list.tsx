import type { Language } from "../../../src/core/language.ts";
import type { Site } from "../../site.ts";
import { foldLine } from "../../words/fold-line.ts";
import { formatDate, formatDay } from "../../words/format-date.ts";
import { LocalizedText } from "../../words/isolated.tsx";
import { deriveWriting } from "../../words/writing.ts";
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
            <LocalizedText
              text={foldLine(issue.title) || issue.id}
              writing={deriveWriting(issue.language, language)}
            />
          </a>
        </li>
      ))}
    </ol>
  );
}
