import { createAddressHasher } from "../adapters/crypto/address-hasher.ts";
import { contentHasher } from "../adapters/crypto/content-hasher.ts";
import { createLinkSigner } from "../adapters/crypto/link-signer.ts";
import { createPlaceholderKeys } from "../adapters/crypto/placeholder-keys.ts";
import { createPreviewIds } from "../adapters/crypto/preview-ids.ts";
import { secretCheck } from "../adapters/crypto/secret-check.ts";
import { createWebhookVerifier } from "../adapters/crypto/webhook-verifier.ts";
import { createPapaparseCsv } from "../adapters/csv/papaparse-csv.ts";
import { createD1BackupSource } from "../adapters/d1/backup/backup-source.ts";
import { createD1RestoreStore } from "../adapters/d1/backup/restore-store.ts";
import { createD1DeliveryCountStore } from "../adapters/d1/deliveries/delivery-count-store.ts";
import { createD1EditionStore } from "../adapters/d1/editions/edition-store.ts";
import { createD1ArchiveStore } from "../adapters/d1/issues/archive-store.ts";
import { createD1IssueStore } from "../adapters/d1/issues/issue-store.ts";
import { createD1OccasionBook } from "../adapters/d1/notes/occasion-book.ts";
import { createD1Outbox } from "../adapters/d1/outbox/outbox.ts";
import { createD1PageStore } from "../adapters/d1/pages/page-store.ts";
import { createD1PolledFeedStore } from "../adapters/d1/polling/polled-feed-store.ts";
import { createD1FeedStore } from "../adapters/d1/posts/feed-store.ts";
import { createD1PostStore } from "../adapters/d1/posts/post-store.ts";
import { createD1TopicCatalog } from "../adapters/d1/posts/topic-catalog.ts";
import { createD1PreviewStore } from "../adapters/d1/previews/preview-store.ts";
import { createD1RepositoryFiles } from "../adapters/d1/repository/repository-files.ts";
import { createD1RepositoryStore } from "../adapters/d1/repository/repository-store.ts";
import { createD1NewsletterPause } from "../adapters/d1/schedule/newsletter-pause.ts";
import { createD1ScheduleStore } from "../adapters/d1/schedule/schedule-store.ts";
import { createD1WebhookOutcomes } from "../adapters/d1/schedule/webhook-outcomes.ts";
import { createD1AddressFacts } from "../adapters/d1/subscribers/address-facts.ts";
import { createD1ChangeLog } from "../adapters/d1/subscribers/change-log.ts";
import { createD1IdKeyMemory } from "../adapters/d1/subscribers/id-key-memory.ts";
import { createD1MagicLinkStore } from "../adapters/d1/subscribers/magic-link-store.ts";
import { createD1SignupStore } from "../adapters/d1/subscribers/signup-store.ts";
import { createD1SuppressionList } from "../adapters/d1/subscribers/suppression-list.ts";
import { createD1UndeliverableList } from "../adapters/d1/subscribers/undeliverable-list.ts";
import { createD1FailingParts } from "../adapters/d1/tick/failing-parts.ts";
import { createD1Pruner } from "../adapters/d1/tick/pruner.ts";
import { createD1RetiringIssues } from "../adapters/d1/tick/retiring-issues.ts";
import { createD1StoreProbe } from "../adapters/d1/tick/store-probe.ts";
import { createD1UnreadableRows } from "../adapters/d1/tick/unreadable-row-store.ts";
import { feedWriter } from "../adapters/feeds/feed-writer.ts";
import { createGithubClient } from "../adapters/github/github-client.ts";
import { createGithubPullBoard } from "../adapters/github/pull-board.ts";
import { createGithubCalls } from "../adapters/github/repository-calls.ts";
import { createGithubHost } from "../adapters/github/repository-host.ts";
import { createKeyMemory } from "../adapters/github/signing-keys.ts";
import { createGithubWorkflowTokens } from "../adapters/github/workflow-tokens.ts";
import { createKvSubscriberBase } from "../adapters/kv/subscriber-base.ts";
import { frontMatterReader } from "../adapters/markdown/front-matter/front-matter-reader.ts";
import { createMarkdownRenderer } from "../adapters/markdown/markdown-renderer.ts";
import { createFeedClient } from "../adapters/polling/feed-client.ts";
import { feedParser } from "../adapters/polling/feed-parser.ts";
import { createPageClient } from "../adapters/polling/page-client.ts";
import { createResendDeliveryReports } from "../adapters/resend/delivery-reports.ts";
import { createResendMailRecords } from "../adapters/resend/mail-records.ts";
import { createResendMailer } from "../adapters/resend/mailer.ts";
import { RESEND_TERMS } from "../adapters/resend/terms.ts";
import { consoleLog } from "../adapters/runtime/console-log.ts";
import { createObjectDeliveryLog } from "../adapters/runtime/delivery-objects.ts";
import {
  createObjectCommander,
  createObjectEmptier,
  createObjectLedgers,
  createObjectWaker,
} from "../adapters/runtime/issue-objects.ts";
import { createObjectPacer, createObjectQuota } from "../adapters/runtime/object-pacer.ts";
import { createOutboxWaker } from "../adapters/runtime/outbox-waker.ts";
import { createPullPreviewer, createRepositoryTaker } from "../adapters/runtime/repository-objects.ts";
import { createRequestCounter } from "../adapters/runtime/request-counter.ts";
import { systemClock } from "../adapters/runtime/system-clock.ts";
import { createTurnstileCheck } from "../adapters/turnstile/human-check.ts";
import { hasQuota } from "../core/provider/quota.ts";
import type { Settings } from "../core/settings/settings.ts";
import { BINDINGS, type Env } from "../env.ts";
import type { AfterResponse } from "../ports/runtime/after-response.ts";
import { VERSION } from "../version.ts";
import { connectAnswers } from "./answers.ts";
import { lazily } from "./lazily.ts";

/** For the life of the isolate: every request may prove a token by them. */
const githubKeys = createKeyMemory();

/**
 * The first half of the composition: bindings and settings to ports. Each adapter is built when it is first read, and none
 * does I/O before it is used.
 */
export const bindPorts = (env: Env, settings: Settings, afterResponse: AfterResponse) => {
  const { secretKeys, retiredKeys, providerKey, webhookSecret, providerWebhookSecret } = settings.secrets;
  const account = { apiKey: providerKey, baseUrl: settings.provider.baseUrl };
  const requests = createRequestCounter();
  const userAgent = `Gazette/${VERSION} (+${settings.newsletter.publicUrl.href})`;
  const connectGithub = () =>
    createGithubClient({
      baseUrl: settings.github.apiBaseUrl,
      token: settings.secrets.githubToken,
      userAgent,
    });
  return lazily({
    settings: () => settings,
    afterResponse: () => afterResponse,
    clock: () => systemClock,
    log: () => consoleLog,
    // access
    addressHasher: () => createAddressHasher(secretKeys),
    contentHasher: () => contentHasher,
    placeholderKeys: () => createPlaceholderKeys(secretKeys),
    signer: () => createLinkSigner(secretKeys, retiredKeys),
    secretCheck: () => secretCheck,
    webhookVerifier: () => createWebhookVerifier(webhookSecret),
    // the provider
    terms: () => RESEND_TERMS,
    mailer: () => createResendMailer(account),
    records: () => createResendMailRecords(account),
    pacer: () => createObjectPacer(env.PACER),
    ...(hasQuota(settings.provider) ? { quota: () => createObjectQuota(env.PACER) } : {}),
    reports: () => createResendDeliveryReports(createWebhookVerifier(providerWebhookSecret)),
    deliveries: () => createObjectDeliveryLog(env.DELIVERY),
    deliveryCounts: () => createD1DeliveryCountStore(env.DB),
    outbox: () => createD1Outbox(env.DB),
    occasions: () => createD1OccasionBook(env.DB),
    outboxWaker: () => createOutboxWaker(env.OUTBOX),
    // posts
    frontMatter: () => frontMatterReader,
    markdown: () => createMarkdownRenderer(),
    feeds: () => feedWriter,
    feedStore: () => createD1FeedStore(env.DB),
    answers: () => connectAnswers(settings, afterResponse),
    topics: () => createD1TopicCatalog(env.DB),
    posts: () => createD1PostStore(env.DB),
    // the blog's feeds
    feedUrls: () => settings.polling.feedUrls,
    polledFeeds: () => createD1PolledFeedStore(env.DB),
    feedParser: () => feedParser,
    feedClient: () =>
      createFeedClient({
        ...{ allowLoopback: settings.polling.allowLocalFeeds, own: settings.newsletter.publicUrl },
        ...{ userAgent, fetch: requests.fetch },
      }),
    // posts' pages on the blog
    requests: () => requests,
    pages: () => createD1PageStore(env.DB),
    pageClient: () =>
      createPageClient({
        ...{ allowLoopback: settings.polling.allowLocalFeeds, own: null },
        ...{ siteUrl: settings.newsletter.siteUrl, userAgent, fetch: requests.fetch },
      }),
    // the blog's repository
    repositoryCalls: () => createGithubCalls(settings.secrets.githubWebhookSecret),
    repositoryHost: () => createGithubHost(connectGithub()),
    pullBoard: () => (settings.secrets.githubToken === null ? null : createGithubPullBoard(connectGithub())),
    previews: () => createD1PreviewStore(env.DB),
    pullPreviewer: () => createPullPreviewer(env.REPOSITORY),
    workflowRules: () => settings.github,
    workflowTokens: () =>
      createGithubWorkflowTokens({
        ...{ issuer: settings.github.tokenIssuer, publicUrl: settings.newsletter.publicUrl },
        ...{ userAgent, memory: githubKeys },
      }),
    previewIds: () => createPreviewIds(secretKeys),
    repositories: () => createD1RepositoryStore(env.DB),
    repositoryFiles: () => createD1RepositoryFiles(env.DB),
    pushRules: () => settings.github,
    repositoryTaker: () => createRepositoryTaker(env.REPOSITORY),
    // subscribers
    base: () => createKvSubscriberBase(env.SUBSCRIBERS, consoleLog, createD1UnreadableRows(env.DB).note),
    changes: () => createD1ChangeLog(env.DB),
    facts: () => createD1AddressFacts(env.DB),
    undeliverable: () => createD1UndeliverableList(env.DB),
    suppressions: () => createD1SuppressionList(env.DB),
    signups: () => createD1SignupStore(env.DB),
    links: () => createD1MagicLinkStore(env.DB),
    idKey: () => createD1IdKeyMemory(env.DB),
    csv: () => createPapaparseCsv(),
    humanCheck: () => (settings.turnstile === null ? null : createTurnstileCheck(settings.turnstile)),
    // issues and their schedule
    issues: () => createD1IssueStore(env.DB),
    editions: () => createD1EditionStore(env.DB),
    archive: () => createD1ArchiveStore(env.DB),
    schedule: () => createD1ScheduleStore(env.DB),
    pause: () => createD1NewsletterPause(env.DB),
    outcomes: () => createD1WebhookOutcomes(env.DB),
    waker: () => createObjectWaker(env.ISSUE),
    commander: () => createObjectCommander(env.ISSUE),
    ledgers: () => createObjectLedgers(env.ISSUE),
    // the newsletter as a whole
    source: () => createD1BackupSource(env.DB),
    restores: () => createD1RestoreStore(env.DB),
    // the tick, and how the deployment is
    pruner: () => createD1Pruner(env.DB),
    retiring: () => createD1RetiringIssues(env.DB),
    emptier: () => createObjectEmptier(env.ISSUE),
    failingParts: () => createD1FailingParts(env.DB),
    unreadable: () => createD1UnreadableRows(env.DB),
    stores: () =>
      createD1StoreProbe(
        env.DB,
        BINDINGS.filter((name) => env[name] === undefined),
      ),
    version: () => VERSION,
  });
};
