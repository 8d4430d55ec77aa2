import type { IssueId } from "../../../core/ids.ts";
import type { Occasion } from "../../../core/notes/occasion.ts";
import type { ProviderTerms } from "../../../core/provider/terms.ts";
import type { Newsletter } from "../../../core/settings/settings.ts";
import type { ContentHasher } from "../../../ports/access/content-hasher.ts";
import type { LinkSigner } from "../../../ports/access/link-signer.ts";
import type { PlaceholderKeys } from "../../../ports/access/placeholder-keys.ts";
import type { EditionStore } from "../../../ports/editions/edition-store.ts";
import type { IssueStore } from "../../../ports/issues/issue-store.ts";
import type { Ledger } from "../../../ports/issues/ledger.ts";
import type { PostStore } from "../../../ports/posts/post-store.ts";
import type { TopicCatalog } from "../../../ports/posts/topic-catalog.ts";
import type { Mailer } from "../../../ports/provider/mailer.ts";
import type { Pacer } from "../../../ports/provider/pacer.ts";
import type { Quota } from "../../../ports/provider/quota.ts";
import type { Clock } from "../../../ports/runtime/clock.ts";
import type { Log } from "../../../ports/runtime/log.ts";
import type { ReaderLister } from "../../../ports/subscribers/reader-lister.ts";
import type { UndeliverableList } from "../../../ports/subscribers/undeliverable-list.ts";

/** What one object knows of the world. */
export interface IssueDependencies {
  readonly id: IssueId;
  readonly shard: number;
  readonly newsletter: Newsletter;
  readonly ratePerSecond: number;
  readonly terms: ProviderTerms;
  readonly issues: IssueStore;
  readonly editions: EditionStore;
  readonly posts: PostStore;
  readonly topics: TopicCatalog;
  readonly readers: ReaderLister;
  readonly undeliverable: UndeliverableList;
  readonly ledger: Ledger;
  readonly mailer: Mailer;
  readonly pacer: Pacer;
  /** Absent: the settings name no quota. */
  readonly quota?: Quota;
  readonly signer: LinkSigner;
  readonly contentHasher: ContentHasher;
  readonly placeholderKeys: PlaceholderKeys;
  readonly tellAuthor: (occasions: readonly Occasion[]) => Promise<void>;
  readonly clock: Clock;
  readonly log: Log;
}
