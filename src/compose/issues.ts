import { createD1ArchiveStore } from "../adapters/d1/archive-store.ts";
import { createD1ScheduleStore } from "../adapters/d1/schedule-store.ts";
import { createD1WebhookOutcomes } from "../adapters/d1/webhook-outcomes.ts";
import { createObjectLedgers, createObjectWaker } from "../adapters/platform/issue-objects.ts";
import type { ReaderLister } from "../ports/reader-lister.ts";
import { findRecipient } from "../usecases/issues/find-recipient.ts";
import { findUnknownBatch } from "../usecases/issues/find-unknown-batch.ts";
import { grantWish } from "../usecases/issues/grant-wish.ts";
import { requestIssue } from "../usecases/issues/request-issue.ts";
import { resolveBatch } from "../usecases/issues/resolve-batch.ts";
import { runTick } from "../usecases/issues/run-tick.ts";
import { findArchived, listArchive } from "../usecases/issues/show-archive.ts";
import { findIssue, listIssues } from "../usecases/issues/show-issues.ts";
import type { Foundation } from "./foundation.ts";

type Tail<UseCase> = UseCase extends (dependencies: never, ...input: infer Input) => unknown ? Input : never;

/** What issues need of the other nouns. */
export interface IssueNeighbours {
  readonly readers: ReaderLister;
  readonly tendSubscribers: (keepFrom: number | null) => Promise<void>;
}

/** The verbs of issues, bound to their adapters. */
export function composeIssues(foundation: Foundation, neighbours: IssueNeighbours) {
  const deps = {
    ...foundation,
    ...neighbours,
    newsletter: foundation.settings.newsletter,
    addresses: foundation.hasher,
    archive: createD1ArchiveStore(foundation.env.DB),
    schedule: createD1ScheduleStore(foundation.env.DB),
    outcomes: createD1WebhookOutcomes(foundation.env.DB),
    waker: createObjectWaker(foundation.env.ISSUE),
    ledgers: createObjectLedgers(foundation.env.ISSUE),
  };
  return {
    requestIssue: (request: Parameters<typeof requestIssue>[1]) => requestIssue(deps, request),
    runTick: (t: number) => runTick(deps, t),
    listIssues: (page: Parameters<typeof listIssues>[1]) => listIssues(deps, page),
    findIssue: (id: Parameters<typeof findIssue>[1]) => findIssue(deps, id),
    grantWish: (...input: Tail<typeof grantWish>) => grantWish(deps, ...input),
    resolveBatch: (...input: Tail<typeof resolveBatch>) => resolveBatch(deps, ...input),
    findUnknownBatch: (...input: Tail<typeof findUnknownBatch>) => findUnknownBatch(deps, ...input),
    findRecipient: (...input: Tail<typeof findRecipient>) => findRecipient(deps, ...input),
    listArchive: (page: Parameters<typeof listArchive>[1]) => listArchive(deps, page),
    findArchived: (...input: Tail<typeof findArchived>) => findArchived(deps, ...input),
  };
}
