import type { Call } from "../command.ts";
import { connectProvider } from "../doctor/find-patient.ts";
import { deriveEndpoint, moveWebhook } from "../provider/webhook.ts";
import { askSecret } from "./ask-secret.ts";
import { checkKey, type KeyAccess } from "./collect-secrets.ts";
import { type DeploymentVars, readSettingsFile } from "./settings-file.ts";
import type { Workshop } from "./workshop.ts";

/** Where the newsletter lived until now; null: it does not move. */
export function findLeft(root: string, vars: DeploymentVars): string | null {
  const former = readSettingsFile(root)?.PUBLIC_URL;
  const isSame =
    former === undefined || deriveEndpoint(String(former)) === deriveEndpoint(String(vars.PUBLIC_URL));
  return isSame ? null : String(former);
}

interface KeyNeeds {
  readonly vars: DeploymentVars;
  readonly existing: readonly string[];
  /** The address that the newsletter leaves. */
  readonly leaves: string | null;
}

/**
 * The provider's key, looked at; null where the Worker has one, the webhook stands, and none is given. A webhook moves along
 * before the settings forget where it led.
 */
export async function settleKey(
  workshop: Workshop,
  call: Call,
  { vars, existing, leaves }: KeyNeeds,
): Promise<KeyAccess | null> {
  const isComplete = ["RESEND_API_KEY", "RESEND_WEBHOOK_SECRET"].every((name) => existing.includes(name));
  const key = await askSecret(workshop, call, !isComplete || leaves !== null);
  if (key === null) return null;
  const access = await checkKey(
    key,
    connectProvider(key, vars, workshop.environment),
    String(vars.PUBLIC_URL),
  );
  if (access.account === null && !call.json)
    console.error(
      "This key may only send: the webhook cannot be registered with it (README, “Run your own”).",
    );
  if (access.account !== null && leaves !== null)
    await moveWebhook(access.account, {
      from: deriveEndpoint(leaves),
      to: deriveEndpoint(String(vars.PUBLIC_URL)),
    });
  return access;
}
