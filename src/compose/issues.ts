import { createD1DeliveryCountStore } from "../adapters/d1/deliveries/delivery-count-store.ts";
import { createD1ArchiveStore } from "../adapters/d1/issues/archive-store.ts";
import { createD1ScheduleStore } from "../adapters/d1/schedule/schedule-store.ts";
import { createD1WebhookOutcomes } from "../adapters/d1/schedule/webhook-outcomes.ts";
import { createD1FailingParts } from "../adapters/d1/tick/failing-parts.ts";
import { createD1Pruner } from "../adapters/d1/tick/pruner.ts";
import { createD1RetiringIssues } from "../adapters/d1/tick/retiring-issues.ts";
import { createObjectDeliveryLog } from "../adapters/runtime/delivery-objects.ts";
import {
  createObjectCommander,
  createObjectEmptier,
  createObjectLedgers,
  createObjectWaker,
} from "../adapters/runtime/issue-objects.ts";
import type { ReaderLister } from "../ports/subscribers/reader-lister.ts";
import type { SubscriberBase } from "../ports/subscribers/subscriber-base.ts";
import { applyCommand } from "../usecases/issues/apply-command.ts";
import { findRecipient } from "../usecases/issues/find-recipient.ts";
import { findUnknownBatch } from "../usecases/issues/find-unknown-batch.ts";
import { resolveBatch } from "../usecases/issues/resolve-batch.ts";
import { findArchived, listArchive } from "../usecases/issues/show-archive.ts";
import { findIssue, listIssues } from "../usecases/issues/show-issues.ts";
import { requestIssue } from "../usecases/schedule/request-issue.ts";
import { listTickParts } from "../usecases/tick/list-tick-parts.ts";
import { runTick, type TickPart } from "../usecases/tick/run-tick.ts";
import type { Foundation } from "./foundation.ts";

type Tail<UseCase> = UseCase extends (dependencies: never, ...input: infer Input) => unknown ? Input : never;

/** What issues need of the other nouns. */
export interface IssueNeighbours {
  readonly readers: ReaderLister;
  readonly base: Pick<SubscriberBase, "list" | "find">;
  /** What a tick does for the other nouns. */
  readonly tickParts: readonly TickPart[];
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
    pruner: createD1Pruner(foundation.env.DB),
    retiring: createD1RetiringIssues(foundation.env.DB),
    emptier: createObjectEmptier(foundation.env.ISSUE),
    outcomes: createD1WebhookOutcomes(foundation.env.DB),
    waker: createObjectWaker(foundation.env.ISSUE),
    commander: createObjectCommander(foundation.env.ISSUE),
    ledgers: createObjectLedgers(foundation.env.ISSUE),
    deliveries: createObjectDeliveryLog(foundation.env.DELIVERY),
    deliveryCounts: createD1DeliveryCountStore(foundation.env.DB),
  };
  const tick = {
    ...deps,
    parts: listTickParts(deps, neighbours.tickParts),
    failingParts: createD1FailingParts(foundation.env.DB),
  };
  return {
    requestIssue: (request: Parameters<typeof requestIssue>[1]) => requestIssue(deps, request),
    runTick: (t: number) => runTick(tick, t),
    listIssues: (page: Parameters<typeof listIssues>[1]) => listIssues(deps, page),
    findIssue: (id: Parameters<typeof findIssue>[1]) => findIssue(deps, id),
    applyCommand: (...input: Tail<typeof applyCommand>) => applyCommand(deps, ...input),
    resolveBatch: (...input: Tail<typeof resolveBatch>) => resolveBatch(deps, ...input),
    findUnknownBatch: (...input: Tail<typeof findUnknownBatch>) => findUnknownBatch(deps, ...input),
    findRecipient: (...input: Tail<typeof findRecipient>) => findRecipient(deps, ...input),
    listArchive: (page: Parameters<typeof listArchive>[1]) => listArchive(deps, page),
    findArchived: (...input: Tail<typeof findArchived>) => findArchived(deps, ...input),
  };
}
