import type { Instant, IssueId } from "../../core/ids.ts";
import type { Issue, ShardProgress } from "../../core/issues/issue.ts";
import type { IssueCommand } from "../../core/issues/issue-command.ts";
import type { Language } from "../../core/language.ts";
import type { PublicView } from "../../core/posts/public-post.ts";
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
