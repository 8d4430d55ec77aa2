import { type CallLog, createCallLog } from "./call-log.ts";
import { createDomainRegistry, type DomainRegistry } from "./domains.ts";
import type { EmulatorOptions } from "./emulator-options.ts";
import { createEventSender, type EventSender } from "./events/event-sender.ts";
import { createWebhookRegistry, type WebhookRegistry } from "./events/webhooks.ts";
import { createFaultBoard, type FaultBoard } from "./faults.ts";
import { createIdempotencyStore, type IdempotencyStore } from "./idempotency-store.ts";
import { createMailbox, type Mailbox } from "./mailbox.ts";
import { createQuota, type Quota } from "./quota.ts";
import { createRateLimiter, type RateLimiter } from "./rate-limiter.ts";
import { createTurns } from "./turns.ts";

/** The emulated account: all that it remembers. */
export interface Provider {
  readonly apiKey: string | undefined;
  readonly mailbox: Mailbox;
  readonly calls: CallLog;
  readonly keys: IdempotencyStore;
  readonly rate: RateLimiter;
  readonly quota: Quota;
  readonly faults: FaultBoard;
  readonly domains: DomainRegistry;
  readonly webhooks: WebhookRegistry;
  readonly events: EventSender;
  /** Ends when it is this caller's turn to work on a body. */
  readonly turn: () => Promise<void>;
  /** As if just started; options stay. */
  clear(): void;
}

export function createProvider(options: EmulatorOptions): Provider {
  const now = options.now ?? Date.now;
  const webhooks = createWebhookRegistry(now);
  const memory = {
    mailbox: createMailbox(options.keepBodies ?? true),
    calls: createCallLog(now),
    keys: createIdempotencyStore(now),
    rate: createRateLimiter(options.requestsPerSecond, options.window ?? "fixed", now),
    quota: createQuota(options.dailyQuota, options.monthlyQuota, now),
    domains: createDomainRegistry(options.domains ?? [{ name: "example.com", status: "verified" }]),
    webhooks,
    events: createEventSender(options.events, webhooks.all, options.seed ?? 1),
  };
  const faults = createFaultBoard(options.seed ?? 1);
  return {
    apiKey: options.apiKey,
    ...memory,
    faults,
    turn: createTurns(),
    clear() {
      for (const part of Object.values(memory)) part.clear();
      faults.set({});
    },
  };
}
