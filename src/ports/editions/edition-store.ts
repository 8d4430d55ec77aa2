import type { IssueCadence } from "../../core/cadence.ts";
import type { CatchUp, StoryMailing, StoryRelease } from "../../core/editions/earlier.ts";
import type { IssueContent, Mail } from "../../core/editions/edition.ts";
import type { EditionKey, Instant, IssueId } from "../../core/ids.ts";

/** What an issue's mails are made of. The first save counts: both saves return what is stored. */
export interface EditionStore {
  findContent(issue: IssueId): Promise<IssueContent | null>;
  claimContent(content: IssueContent, at: Instant): Promise<IssueContent>;
  findEdition(issue: IssueId, key: EditionKey): Promise<Mail | null>;
  /** The editions rendered so far, by key. */
  listEditions(issue: IssueId): Promise<readonly EditionKey[]>;
  claimEdition(issue: IssueId, key: EditionKey, mail: Mail): Promise<Mail>;
  /** The other issues, planned no later than this one, that held these stories; without those that were taken back. */
  listMailed(
    stories: readonly string[],
    than: { readonly id: IssueId; readonly plannedAt: Instant },
  ): Promise<readonly StoryMailing[]>;
  /**
   * The readers who came from another cadence and catch up with this issue, and the posts that they may be owed; for a
   * special, the readers who were still owed something when it was planned.
   */
  findCatchUp(issue: { readonly id: IssueId; readonly cadence: IssueCadence }): Promise<CatchUp>;
  /** All that was released of these stories by the end of this issue's window, for the rule of later translations. */
  listEarlier(
    stories: readonly string[],
    than: { readonly cadence: IssueCadence; readonly windowThrough: Instant },
  ): Promise<readonly StoryRelease[]>;
}
