import { createD1FailingParts } from "../adapters/d1/failing-parts.ts";
import { createD1IdKeyMemory } from "../adapters/d1/id-key-memory.ts";
import { createD1StoreProbe } from "../adapters/d1/store-probe.ts";
import { createD1UnreadableRows } from "../adapters/d1/unreadable-row-store.ts";
import { createFormBrake } from "../adapters/platform/form-brake.ts";
import { secretCheck } from "../adapters/platform/secret-check.ts";
import { createWebhookVerifier } from "../adapters/platform/webhook-verifier.ts";
import { checkAuthor } from "../usecases/callers/check-author.ts";
import { type Call, checkCaller } from "../usecases/callers/check-caller.ts";
import { checkHealth } from "../usecases/check-health.ts";
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
  const brake = createFormBrake(env.FORM_BRAKE);
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
    admitWrongCaller: (client: string) => createFormBrake(env.AUTHOR_BRAKE).admits(client),
  };
}
