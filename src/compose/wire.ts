import type { SubscriberId } from "../core/ids.ts";
import type { Occasion } from "../core/notes/occasion.ts";
import type { Settings } from "../core/settings/settings.ts";
import type { ReaderListRequest } from "../core/subscribers/reader-page.ts";
import type { IssueStore } from "../ports/issues/issue-store.ts";
import { type ForgetDependencies, forgetReader } from "../usecases/issues/forget-reader.ts";
import { type TellDependencies, tellAuthor } from "../usecases/notes/tell-author.ts";
import { type LookDependencies, type LookRequest, lookAtPages } from "../usecases/pages/look-at-pages.ts";
import { type ListReadersDependencies, listReaders } from "../usecases/subscribers/records/list-readers.ts";
import { extend } from "./lazily.ts";

/** Subscribers as issues see them: KV with the recent changes over it. */
export const wireReaders = (ports: ListReadersDependencies) => ({
  list: (page: ReaderListRequest) => listReaders(ports, page),
});

/** What issues do for subscribers. */
export const wireIssueNeighbours = (
  ports: ForgetDependencies & { readonly issues: Pick<IssueStore, "findOldestUnlisted"> },
) => ({
  /** A roster is still to be listed as of then: no change since may be folded away. */
  findKeepFrom: () => ports.issues.findOldestUnlisted(),
  forgetInIssues: (id: SubscriberId) => forgetReader(ports, id),
});

type NeighbourPorts = ListReadersDependencies & Parameters<typeof wireIssueNeighbours>[0];

/** Ports with the use cases that stand in for ports of other nouns, and with settings under the names that verbs know. */
export const wirePorts = <
  Ports extends NeighbourPorts &
    Omit<TellDependencies, "newsletter"> &
    Omit<LookDependencies, "newsletter"> & { readonly settings: Settings },
>(
  ports: Ports,
) =>
  extend(ports, {
    newsletter: ports.settings.newsletter,
    authorToken: ports.settings.secrets.authorToken,
    ratePerSecond: ports.settings.provider.ratePerSecond,
    readers: wireReaders(ports),
    tellAuthor: (occasions: readonly Occasion[]) =>
      tellAuthor(extend(ports, { newsletter: ports.settings.newsletter }), occasions),
    lookAtPages: (request: LookRequest) =>
      lookAtPages(extend(ports, { newsletter: ports.settings.newsletter }), request),
    ...wireIssueNeighbours(ports),
  });
