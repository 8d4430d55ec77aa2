import type { IssueId } from "../../core/ids.ts";

/** Keys for placeholders (`core/editions/placeholders.ts`), from the newsletter's secret: nobody who writes for it can guess one. */
export interface PlaceholderKeys {
  /** Lower-case hex, the same for the same issue as long as the secret is. */
  derive(issue: IssueId): string;
}
