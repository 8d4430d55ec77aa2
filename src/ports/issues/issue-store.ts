import type { IssueCadence } from "../../core/cadence.ts";
import type { EarlierMailing, EarlierRelease, IssueContent, Mail } from "../../core/editions/edition.ts";
import type { EditionKey, Instant, IssueId, PostId } from "../../core/ids.ts";
import type { Issue, ShardProgress } from "../../core/issues/issue.ts";
import type { IssueCommand } from "../../core/issues/issue-command.ts";
import type { Language } from "../../core/language.ts";
import type { PublicView } from "../../core/posts/public-post.ts";
import type { CadenceEnd } from "../../core/subscribers/decide-preferences.ts";
import type { TopicNumber } from "../../core/topic.ts";

export interface IssueStore {
  find(id: IssueId): Promise<Issue | null>;
  /** Newest first; of one planning the digests before the instants. */
  list(page: { readonly limit: number; readonly offset: number }): Promise<readonly Issue[]>;
  /** The newest of the archive that went out to its end and holds a post in one of these languages; no topics: on any. */
  findLatestClosed(wanted: {
    readonly languages: readonly Language[];
    readonly topics: readonly TopicNumber[];
    readonly view: PublicView;
  }): Promise<Issue | null>;
  /** Every issue that is not closed, oldest first: woken at each tick. */
  listOpen(): Promise<readonly Issue[]>;
  /** Every issue whose ledgers may hold addresses: open, or closed with a batch of unknown outcome. */
  listWithAddresses(): Promise<readonly Issue[]>;
  /**
   * When the oldest open issue was planned of which some shard has not listed its roster, or whose progress cannot be
   * read.
   */
  findOldestUnlisted(): Promise<Instant | null>;
  /** Absolute figures of one shard; the last shard to be done closes the issue at `at`. Idempotent. */
  saveProgress(id: IssueId, shard: number, progress: ShardProgress, at: Instant): Promise<void>;
  /** Records what the author asked for; the same command twice changes nothing that matters. */
  saveCommand(id: IssueId, command: IssueCommand, at: Instant): Promise<void>;
  /**
   * A batch of that shard is to be submitted after all: the issue is open again until the shard is done. A retired one
   * stays closed for ever: its ledger knows nobody any more, and would begin anew.
   */
  reopen(id: IssueId, shard: number): Promise<void>;
  /** Records when its first batch was frozen; the first call counts. */
  markStarted(id: IssueId, at: Instant): Promise<void>;
}

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

export interface CatchUp {
  /** Where the cadence's windows ended when these readers came. */
  readonly ends: readonly CadenceEnd[];
  /** All that one of them may be owed; who is owed which, their own record says. */
  readonly posts: readonly PostId[];
}

export interface StoryMailing extends EarlierMailing {
  readonly story: string;
}

export interface StoryRelease extends EarlierRelease {
  readonly story: string;
}
