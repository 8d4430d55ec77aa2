import { secretCheck } from "../adapters/crypto/secret-check.ts";
import { createWebhookVerifier } from "../adapters/crypto/webhook-verifier.ts";
import { createD1IdKeyMemory } from "../adapters/d1/subscribers/id-key-memory.ts";
import { createD1FailingParts } from "../adapters/d1/tick/failing-parts.ts";
import { createD1StoreProbe } from "../adapters/d1/tick/store-probe.ts";
import { createD1UnreadableRows } from "../adapters/d1/tick/unreadable-row-store.ts";
import { createFormRateLimit } from "../adapters/runtime/form-rate-limit.ts";
import { checkAuthor } from "../usecases/access/check-author.ts";
import { type Call, checkCaller } from "../usecases/access/check-caller.ts";
import { checkHealth } from "../usecases/access/check-health.ts";
import type { Foundation } from "./foundation.ts";

/** Who may call, how often, and whether the deployment is well: what the HTTP shell itself asks. */
export function composeCallers({
  clock,
  env,
  hasher,
  settings,
}: Pick<Foundation, "clock" | "env" | "hasher" | "settings">) {
  const { authorToken, webhookSecret } = settings.secrets;
  const callers = { secretCheck, authorToken, webhookVerifier: createWebhookVerifier(webhookSecret) };
  const brake = createFormRateLimit(env.FORM_RATE_LIMITER);
  return {
    checkAuthor: (authorization: string | null) => checkAuthor(callers, authorization),
    checkCaller: (call: Call) => checkCaller(callers, call),
    checkHealth: () =>
      checkHealth({
        clock,
        hasher,
        idKey: createD1IdKeyMemory(env.DB),
        stores: createD1StoreProbe(env.DB),
        failingParts: createD1FailingParts(env.DB),
        unreadable: createD1UnreadableRows(env.DB),
      }),
    admitForm: (client: string) => brake.admits(client),
    admitWrongCaller: (client: string) => createFormRateLimit(env.AUTHOR_RATE_LIMITER).admits(client),
  };
}
