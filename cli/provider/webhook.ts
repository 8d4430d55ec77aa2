import * as z from "zod";
import type { ProviderAccount } from "./provider-account.ts";

/** What we want to hear of. Never `sent`: it says nothing new, and each event is a request. */
export const EVENTS: readonly string[] = [
  ...["email.delivered", "email.delivery_delayed", "email.bounced"],
  ...["email.complained", "email.failed", "email.suppressed"],
];

const webhookSchema = z.object({
  id: z.string(),
  endpoint: z.string(),
  status: z.string().default("enabled"),
  events: z.array(z.string()).nullish(),
});
export type Webhook = z.infer<typeof webhookSchema>;

const pageSchema = z.object({ data: z.array(webhookSchema), has_more: z.boolean().default(false) });
const secretSchema = z.object({ id: z.string(), signing_secret: z.string() });

/** More than anybody registers. */
const MOST_PAGES = 20;

/** Where the newsletter hears what becomes of its mail. */
export const deriveEndpoint = (publicUrl: string) => new URL("webhooks/resend", publicUrl).href;

/** Those that lead to this endpoint, however it is spelled; usually one. */
export async function listWebhooks(account: ProviderAccount, endpoint: string): Promise<readonly Webhook[]> {
  const found: Webhook[] = [];
  let after = "";
  for (let page = 0; page < MOST_PAGES; page++) {
    const { data, has_more } = pageSchema.parse(await account.ask("GET", `/webhooks?limit=100${after}`));
    found.push(...data.filter((one) => isSamePlace(one.endpoint, endpoint)));
    const last = data.at(-1);
    if (!has_more || last === undefined) break;
    after = `&after=${encodeURIComponent(last.id)}`;
  }
  return found;
}

const isSamePlace = (one: string, other: string) => foldPlace(one) === foldPlace(other);
const foldPlace = (url: string) => (URL.parse(url)?.href ?? url).replace(/\/+$/, "");

/** What is wrong with how it is registered; null: nothing. */
export function findWebhookFault({ status, events }: Webhook): string | null {
  if (status !== "enabled") return "It is switched off.";
  const missing = EVENTS.filter((event) => !events?.includes(event));
  if (missing.length > 0) return `It does not report ${missing.join(", ")}.`;
  const others = (events ?? []).filter((event) => !EVENTS.includes(event));
  return others.length === 0 ? null : `It reports what nobody reads: ${others.join(", ")}.`;
}

/**
 * Leads the webhook of an address that the newsletter has left to where it lives now, with its secret; nothing where one
 * leads there already, or none led to the old one. Idempotent.
 */
export async function moveWebhook(
  account: ProviderAccount,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  const [there] = await listWebhooks(account, to);
  const [old] = there === undefined ? await listWebhooks(account, from) : [];
  if (old !== undefined)
    await account.ask("PATCH", `/webhooks/${old.id}`, { endpoint: to, events: EVENTS, status: "enabled" });
}

export interface RegisteredWebhook {
  readonly secret: string;
  readonly isNew: boolean;
}

/** Registers the webhook with the six events, or finds it and puts right what differs. Idempotent: there is one afterwards. */
export async function ensureWebhook(account: ProviderAccount, endpoint: string): Promise<RegisteredWebhook> {
  const [found] = await listWebhooks(account, endpoint);
  if (found === undefined) {
    const made = await account.ask("POST", "/webhooks", { endpoint, events: EVENTS });
    return { secret: secretSchema.parse(made).signing_secret, isNew: true };
  }
  if (findWebhookFault(found) !== null)
    await account.ask("PATCH", `/webhooks/${found.id}`, { endpoint, events: EVENTS, status: "enabled" });
  const shown = await account.ask("GET", `/webhooks/${found.id}`);
  return { secret: secretSchema.parse(shown).signing_secret, isNew: false };
}
