import type { DeliveryRpc } from "./adapters/runtime/delivery-objects.ts";
import type { IssueRpc } from "./adapters/runtime/issue-objects.ts";
import type { PacerRpc } from "./adapters/runtime/object-pacer.ts";
import type { OutboxRpc } from "./adapters/runtime/outbox-waker.ts";
import type { RepositoryRpc } from "./adapters/runtime/repository-objects.ts";

/** Each of them, for what looks whether they are there. */
export const BINDINGS = [
  ...(["SUBSCRIBERS", "DB", "ISSUE", "PACER", "DELIVERY", "OUTBOX", "REPOSITORY"] as const),
  ...(["FORM_RATE_LIMITER", "AUTHOR_RATE_LIMITER"] as const),
] as const satisfies readonly (keyof Env)[];

/** The Worker's bindings (wrangler.toml). Settings and secrets are read by `config.ts` alone. */
export interface Env {
  readonly SUBSCRIBERS: KVNamespace;
  readonly DB: D1Database;
  readonly ISSUE: DurableObjectNamespace<IssueRpc>;
  readonly PACER: DurableObjectNamespace<PacerRpc>;
  readonly DELIVERY: DurableObjectNamespace<DeliveryRpc>;
  readonly OUTBOX: DurableObjectNamespace<OutboxRpc>;
  readonly REPOSITORY: DurableObjectNamespace<RepositoryRpc>;
  readonly FORM_RATE_LIMITER: RateLimit;
  readonly AUTHOR_RATE_LIMITER: RateLimit;
}
