import { createD1EditionStore } from "../adapters/d1/edition-store.ts";
import { createD1IssueStore } from "../adapters/d1/issue-store.ts";
import { createD1Outbox } from "../adapters/d1/outbox.ts";
import { createD1PostStore } from "../adapters/d1/post-store.ts";
import { createD1TopicCatalog } from "../adapters/d1/topic-catalog.ts";
import { createD1UnreadableRows } from "../adapters/d1/unreadable-row-store.ts";
import { createAddressHasher } from "../adapters/platform/address-hasher.ts";
import { consoleLog } from "../adapters/platform/console-log.ts";
import { contentHasher } from "../adapters/platform/content-hasher.ts";
import { createLinkSigner } from "../adapters/platform/link-signer.ts";
import { createObjectPacer, createObjectQuota } from "../adapters/platform/object-pacer.ts";
import { createOutboxWaker } from "../adapters/platform/outbox-waker.ts";
import { createPlaceholderKeys } from "../adapters/platform/placeholder-keys.ts";
import { systemClock } from "../adapters/platform/system-clock.ts";
import { createResendMailRecords } from "../adapters/resend/mail-records.ts";
import { createResendMailer } from "../adapters/resend/mailer.ts";
import { hasQuota } from "../core/quota.ts";
import type { Settings } from "../core/settings.ts";
import type { Env } from "../env.ts";
import type { AfterResponse } from "../ports/after-response.ts";

/** The adapters that every noun needs, built once an invocation; none does I/O before it is used. */
export function composeFoundation(env: Env, settings: Settings, afterResponse: AfterResponse) {
  const account = { apiKey: settings.secrets.resendApiKey, baseUrl: settings.provider.baseUrl };
  return {
    env,
    settings,
    afterResponse,
    clock: systemClock,
    log: consoleLog,
    hasher: createAddressHasher(settings.secrets.secretKeys),
    contentHasher,
    placeholderKeys: createPlaceholderKeys(settings.secrets.secretKeys),
    signer: createLinkSigner(settings.secrets.secretKeys, settings.secrets.retiredKeys),
    mailer: createResendMailer(account),
    records: createResendMailRecords(account),
    pacer: createObjectPacer(env.PACER),
    ...(hasQuota(settings.provider) ? { quota: createObjectQuota(env.PACER) } : {}),
    outbox: createD1Outbox(env.DB),
    outboxWaker: createOutboxWaker(env.OUTBOX),
    topics: createD1TopicCatalog(env.DB),
    posts: createD1PostStore(env.DB),
    issues: createD1IssueStore(env.DB),
    editions: createD1EditionStore(env.DB),
    unreadable: createD1UnreadableRows(env.DB),
  };
}

export type Foundation = ReturnType<typeof composeFoundation>;
