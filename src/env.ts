import type { IssueObject } from "./objects/issue-object.ts";
import type { OutboxObject } from "./objects/outbox-object.ts";
import type { PacerObject } from "./objects/pacer-object.ts";

/** The Worker's bindings (wrangler.toml). Settings and secrets are read by `config.ts` alone. */
export interface Env {
  readonly SUBSCRIBERS: KVNamespace;
  readonly DB: D1Database;
  readonly ISSUE: DurableObjectNamespace<IssueObject>;
  readonly PACER: DurableObjectNamespace<PacerObject>;
  readonly OUTBOX: DurableObjectNamespace<OutboxObject>;
  readonly FORM_BRAKE: RateLimit;
  readonly AUTHOR_BRAKE: RateLimit;
}
