import { isProviderRefusal, type ProviderAccount } from "../provider/provider-account.ts";
import { deriveEndpoint, ensureWebhook, listWebhooks } from "../provider/webhook.ts";
import { ensureOwnSecrets, type Secrets } from "./secrets.ts";

/** What a key of the provider lets a set-up do. */
export interface KeyAccess {
  readonly key: string;
  /** Null: the key may only send, so that webhooks and domains cannot be seen by it. */
  readonly account: ProviderAccount | null;
}

/** Looks at the key before anything is made with it. Throws where Resend does not know it. */
export async function checkKey(key: string, account: ProviderAccount, publicUrl: string): Promise<KeyAccess> {
  try {
    await listWebhooks(account, deriveEndpoint(publicUrl));
    return { key, account };
  } catch (error) {
    if (isProviderRefusal(error) && error.because === "key-may-only-send") return { key, account: null };
    throw error;
  }
}

/** What is uploaded beside a deployment. */
export interface SecretPlan {
  readonly root: string;
  readonly publicUrl: string;
  /** The names of those that the Worker has. */
  readonly existing: readonly string[];
  /** Null: no key was given, and none is needed. */
  readonly access: KeyAccess | null;
}

/**
 * Every secret that the Worker lacks: our own are made, the provider's key is as given, and the webhook's comes with the
 * webhook. None that is there is written over, but for the secret of a webhook that is gone. Idempotent.
 */
export async function collectSecrets({ root, publicUrl, existing, access }: SecretPlan): Promise<Secrets> {
  const lacks = (name: string) => !existing.includes(name);
  const own = ensureOwnSecrets(root, existing);
  const key = access !== null && lacks("RESEND_API_KEY") ? { RESEND_API_KEY: access.key } : {};
  if (access === null || access.account === null) return { ...own, ...key };
  const { secret, isNew } = await ensureWebhook(access.account, deriveEndpoint(publicUrl));
  return {
    ...own,
    ...key,
    ...(isNew || lacks("RESEND_WEBHOOK_SECRET") ? { RESEND_WEBHOOK_SECRET: secret } : {}),
  };
}
