import { randomBytes, randomUUID } from "node:crypto";
import * as z from "zod";
import { type Answer, accept, refuse } from "../answer.ts";

/** A webhook of the account (resend.com/docs/api-reference/webhooks). */
export interface EmulatedWebhook {
  readonly id: string;
  readonly endpoint: string;
  readonly events: readonly string[];
  readonly status: "enabled" | "disabled";
  readonly created_at: string;
  readonly signing_secret: string;
}

export interface WebhookRegistry {
  all(): readonly EmulatedWebhook[];
  create(body: string): Answer;
  list(query: Readonly<Record<string, string>>): Answer;
  show(id: string): Answer;
  update(id: string, body: string): Answer;
  remove(id: string): Answer;
  clear(): void;
}

const changeSchema = z.object({
  endpoint: z.url().optional(),
  events: z.array(z.string()).min(1).optional(),
  status: z.enum(["enabled", "disabled"]).optional(),
});
const newSchema = changeSchema.required({ endpoint: true, events: true });

/** The webhooks that were registered by the API. Two may lead to one endpoint, as at Resend: nobody is kept from it. */
export function createWebhookRegistry(now: () => number): WebhookRegistry {
  let webhooks: EmulatedWebhook[] = [];
  const find = (id: string) => webhooks.find((one) => one.id === id);
  return {
    all: () => webhooks,
    create(body) {
      const read = readBody(newSchema, body);
      if (!read.success) return refuse("validation_error", z.prettifyError(read.error));
      const webhook: EmulatedWebhook = {
        ...{ id: randomUUID(), endpoint: read.data.endpoint, events: read.data.events, status: "enabled" },
        ...{ created_at: new Date(now()).toISOString() },
        signing_secret: `whsec_${randomBytes(24).toString("base64")}`,
      };
      webhooks.push(webhook);
      const { id, signing_secret } = webhook;
      return { ...accept({ object: "webhook", id, signing_secret }), status: 201 };
    },
    list({ limit = "20", after }) {
      const start = after === undefined ? 0 : webhooks.findIndex(({ id }) => id === after) + 1;
      const page = webhooks.slice(start, start + Number(limit));
      const data = page.map(({ signing_secret: _, ...shown }) => shown);
      return accept({ object: "list", has_more: start + page.length < webhooks.length, data });
    },
    show(id) {
      const webhook = find(id);
      return webhook === undefined ? NOT_FOUND : accept({ object: "webhook", ...webhook });
    },
    update(id, body) {
      const read = readBody(changeSchema, body);
      if (!read.success) return refuse("validation_error", z.prettifyError(read.error));
      if (find(id) === undefined) return NOT_FOUND;
      const change = Object.fromEntries(Object.entries(read.data).filter(([, value]) => value !== undefined));
      webhooks = webhooks.map((one) => (one.id === id ? { ...one, ...change } : one));
      return accept({ object: "webhook", id });
    },
    remove(id) {
      if (find(id) === undefined) return NOT_FOUND;
      webhooks = webhooks.filter((one) => one.id !== id);
      return accept({ object: "webhook", id, deleted: true });
    },
    clear: () => {
      webhooks = [];
    },
  };
}

const NOT_FOUND = refuse("not_found", "Webhook not found");

function readBody<Schema extends z.ZodType>(schema: Schema, body: string) {
  try {
    return schema.safeParse(JSON.parse(body));
  } catch {
    return schema.safeParse(null);
  }
}
