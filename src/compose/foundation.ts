import { createAddressHasher } from "../adapters/crypto/address-hasher.ts";
import { contentHasher } from "../adapters/crypto/content-hasher.ts";
import { createLinkSigner } from "../adapters/crypto/link-signer.ts";
import { createPlaceholderKeys } from "../adapters/crypto/placeholder-keys.ts";
import { createD1EditionStore } from "../adapters/d1/editions/edition-store.ts";
import { createD1IssueStore } from "../adapters/d1/issues/issue-store.ts";
import { createD1Outbox } from "../adapters/d1/outbox/outbox.ts";
import { createD1PostStore } from "../adapters/d1/posts/post-store.ts";
import { createD1TopicCatalog } from "../adapters/d1/posts/topic-catalog.ts";
import { createD1UnreadableRows } from "../adapters/d1/tick/unreadable-row-store.ts";
import { createResendMailRecords } from "../adapters/resend/mail-records.ts";
import { createResendMailer } from "../adapters/resend/mailer.ts";
import { RESEND_TERMS } from "../adapters/resend/terms.ts";
import { consoleLog } from "../adapters/runtime/console-log.ts";
import { createObjectPacer, createObjectQuota } from "../adapters/runtime/object-pacer.ts";
import { createOutboxWaker } from "../adapters/runtime/outbox-waker.ts";
import { systemClock } from "../adapters/runtime/system-clock.ts";
import { hasQuota } from "../core/provider/quota.ts";
import type { Settings } from "../core/settings/settings.ts";
import type { Env } from "../env.ts";
import type { AfterResponse } from "../ports/runtime/after-response.ts";

/** The adapters that every noun needs, built once an invocation; none does I/O before it is used. */
export function composeFoundation(env: Env, settings: Settings, afterResponse: AfterResponse) {
  const account = { apiKey: settings.secrets.providerKey, baseUrl: settings.provider.baseUrl };
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
    terms: RESEND_TERMS,
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
