import { createPapaparseCsv } from "../adapters/csv/papaparse-csv.ts";
import { createD1ScheduleStore } from "../adapters/d1/schedule/schedule-store.ts";
import { createD1AddressFacts } from "../adapters/d1/subscribers/address-facts.ts";
import { createD1ChangeLog } from "../adapters/d1/subscribers/change-log.ts";
import { createD1IdKeyMemory } from "../adapters/d1/subscribers/id-key-memory.ts";
import { createD1MagicLinkStore } from "../adapters/d1/subscribers/magic-link-store.ts";
import { createD1SignupStore } from "../adapters/d1/subscribers/signup-store.ts";
import { createD1SuppressionList } from "../adapters/d1/subscribers/suppression-list.ts";
import { createD1UnsubscriptionList } from "../adapters/d1/subscribers/unsubscription-list.ts";
import { createD1UnreadableRows } from "../adapters/d1/tick/unreadable-row-store.ts";
import { createKvSubscriberBase } from "../adapters/kv/subscriber-base.ts";
import { createTurnstileCheck } from "../adapters/turnstile/human-check.ts";
import type { SubscriberId } from "../core/ids.ts";
import type { ProviderTerms } from "../core/provider/terms.ts";
import type { Settings } from "../core/settings/settings.ts";
import type { AddressHasher } from "../ports/access/address-hasher.ts";
import type { LinkSigner } from "../ports/access/link-signer.ts";
import type { IssueStore } from "../ports/issues/issue-store.ts";
import type { Outbox, OutboxWaker } from "../ports/outbox/outbox.ts";
import type { PostStore } from "../ports/posts/post-store.ts";
import type { TopicCatalog } from "../ports/posts/topic-catalog.ts";
import type { Mailer } from "../ports/provider/mailer.ts";
import type { Pacer } from "../ports/provider/pacer.ts";
import type { Quota } from "../ports/provider/quota.ts";
import type { AfterResponse } from "../ports/runtime/after-response.ts";
import type { Clock } from "../ports/runtime/clock.ts";
import type { Log } from "../ports/runtime/log.ts";
import { askMagicLink } from "../usecases/preferences/ask-magic-link.ts";
import { changePreferences } from "../usecases/preferences/change-preferences.ts";
import { downloadData } from "../usecases/preferences/download-data.ts";
import { eraseMyself } from "../usecases/preferences/erase-myself.ts";
import { findPreferences } from "../usecases/preferences/find-preferences.ts";
import { mailLink } from "../usecases/preferences/mail-link.ts";
import { countSubscribers } from "../usecases/subscribers/author/count-subscribers.ts";
import { eraseSubscriber } from "../usecases/subscribers/author/erase-subscriber.ts";
import { exportSubscribers } from "../usecases/subscribers/author/export-subscribers.ts";
import { findSubscriber } from "../usecases/subscribers/author/find-subscriber.ts";
import { importSubscribers } from "../usecases/subscribers/author/import-subscribers.ts";
import { listOfferedTopics } from "../usecases/subscribers/list-offered-topics.ts";
import { offerFeed } from "../usecases/subscribers/offer-feed.ts";
import { readLink } from "../usecases/subscribers/read-link.ts";
import { listMaintenance } from "../usecases/subscribers/records/list-maintenance.ts";
import { confirmInSameBrowser, confirmSignup } from "../usecases/subscribers/signup/confirm-signup.ts";
import { subscribe } from "../usecases/subscribers/signup/subscribe.ts";
import { verifyLink } from "../usecases/subscribers/signup/verify-link.ts";
import { unsubscribe } from "../usecases/subscribers/unsubscribe.ts";

/** What subscribers need from below. */
export interface SubscriberFoundation {
  readonly env: { readonly SUBSCRIBERS: KVNamespace; readonly DB: D1Database };
  readonly settings: Settings;
  readonly clock: Clock;
  readonly log: Log;
  readonly afterResponse: AfterResponse;
  readonly hasher: AddressHasher;
  readonly signer: LinkSigner;
  readonly mailer: Mailer;
  readonly terms: ProviderTerms;
  readonly pacer: Pacer;
  readonly topics: TopicCatalog;
  readonly posts: Pick<PostStore, "findMany">;
  readonly issues: Pick<IssueStore, "findLatestClosed" | "findOldestUnlisted">;
  readonly outbox: Outbox;
  readonly outboxWaker: OutboxWaker;
  readonly quota?: Pick<Quota, "claim" | "count">;
  readonly forgetInIssues: (id: SubscriberId) => Promise<void>;
}

type Input<UseCase extends (deps: never, input: never) => unknown> = Parameters<UseCase>[1];

/** The verbs of subscribers, bound to their adapters. */
export function composeSubscribers(foundation: SubscriberFoundation) {
  const { env, settings, log } = foundation;
  const deps = {
    ...foundation,
    newsletter: settings.newsletter,
    base: createKvSubscriberBase(env.SUBSCRIBERS, log, createD1UnreadableRows(env.DB).note),
    changes: createD1ChangeLog(env.DB),
    facts: createD1AddressFacts(env.DB),
    unsubscriptions: createD1UnsubscriptionList(env.DB),
    suppressions: createD1SuppressionList(env.DB),
    signups: createD1SignupStore(env.DB),
    links: createD1MagicLinkStore(env.DB),
    schedule: createD1ScheduleStore(env.DB),
    findKeepFrom: () => foundation.issues.findOldestUnlisted(),
    idKey: createD1IdKeyMemory(env.DB),
    csv: createPapaparseCsv(),
    humanCheck: settings.turnstile === null ? null : createTurnstileCheck(settings.turnstile),
  };
  return {
    subscribe: (input: Input<typeof subscribe>) => subscribe(deps, input),
    readLink: (input: Input<typeof readLink>) => readLink(deps, input),
    verifyLink: (input: Input<typeof verifyLink>) => verifyLink(deps, input),
    confirmSignup: (input: Input<typeof confirmSignup>) => confirmSignup(deps, input),
    confirmInSameBrowser: (input: Input<typeof confirmInSameBrowser>) => confirmInSameBrowser(deps, input),
    unsubscribe: (input: Input<typeof unsubscribe>) => unsubscribe(deps, input),
    offerFeed: (input: Input<typeof offerFeed>) => offerFeed(deps, input),
    findPreferences: (input: Input<typeof findPreferences>) => findPreferences(deps, input),
    changePreferences: (input: Input<typeof changePreferences>) => changePreferences(deps, input),
    askMagicLink: (input: Input<typeof askMagicLink>) => askMagicLink(deps, input),
    mailLink: (input: Input<typeof mailLink>) => mailLink(deps, input),
    downloadData: (input: Input<typeof downloadData>) => downloadData(deps, input),
    eraseMyself: (input: Input<typeof eraseMyself>) => eraseMyself(deps, input),
    listOfferedTopics: () => listOfferedTopics(deps),
    findSubscriber: (input: Input<typeof findSubscriber>) => findSubscriber(deps, input),
    eraseSubscriber: (input: Input<typeof eraseSubscriber>) => eraseSubscriber(deps, input),
    countSubscribers: () => countSubscribers(deps),
    exportSubscribers: () => exportSubscribers(deps),
    importSubscribers: (input: Input<typeof importSubscribers>) => importSubscribers(deps, input),
    base: deps.base,
    maintenance: listMaintenance(deps),
  };
}
