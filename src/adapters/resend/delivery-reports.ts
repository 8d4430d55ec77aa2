import * as z from "zod";
import type { DeliveryFact } from "../../core/deliveries/delivery-event.ts";
import type { ProviderCall, ReadReport } from "../../core/deliveries/delivery-report.ts";
import { asIssueId } from "../../core/ids.ts";
import { parseJson } from "../../core/parse-json.ts";
import { stripName } from "../../core/strip-name.ts";
import type { WebhookVerifier } from "../../ports/access/webhook-verifier.ts";
import type { DeliveryReports } from "../../ports/deliveries/delivery-reports.ts";
import { parseInstant } from "./parse-instant.ts";

/**
 * What we read of an event (resend.com/docs/webhooks/event-types); whatever else is there is let be. `tags` is an object
 * as documented, or the list that mails are sent with. The texts of bounces hold addresses and are not looked at.
 */
const tagsSchema = z.union([
  z.record(z.string(), z.unknown()),
  z
    .array(z.object({ name: z.string(), value: z.unknown() }))
    .transform((tags) => Object.fromEntries(tags.map(({ name, value }) => [name, value]))),
]);
const eventSchema = z.object({
  created_at: z.unknown().transform(parseInstant).pipe(z.number()),
  data: z.object({
    email_id: z.string().min(1).max(256),
    to: z.union([z.string(), z.array(z.string()).min(1)]),
    tags: tagsSchema.nullish(),
    bounce: z.object({ type: z.string() }).nullish(),
  }),
});
type ResendEvent = z.infer<typeof eventSchema>;

const FACTS = new Map<string, (event: ResendEvent) => DeliveryFact>([
  ["email.delivered", () => "delivered"],
  ["email.delivery_delayed", () => "delivery_delayed"],
  [
    "email.bounced",
    ({ data }) => (data.bounce?.type.toLowerCase() === "permanent" ? "bounced" : "bounced_softly"),
  ],
  ["email.complained", () => "complained"],
  ["email.failed", () => "failed"],
  ["email.suppressed", () => "suppressed"],
]);

/** The `kind` tags of mails that one person is owed. */
const OWED_KINDS = new Set(["confirmation", "already-in", "welcome", "magic-link"]);

const ISSUE_ID = /^[\w-]{1,256}$/;

/**
 * Resend's webhook: signed by Svix, which is Standard Webhooks under other header names, with the secret that the verifier
 * knows.
 */
export function createResendDeliveryReports(verifier: WebhookVerifier): DeliveryReports {
  return {
    read(call) {
      if (!isGenuine(verifier, call)) return { is: "forged" };
      const body = parseJson(call.body);
      return body.ok ? readEvent(body.value) : ignore("it is no JSON");
    },
  };
}

const isGenuine = (verifier: WebhookVerifier, { headers, body }: ProviderCall): boolean =>
  verifier.verify(body, {
    id: headers["svix-id"] ?? null,
    timestamp: headers["svix-timestamp"] ?? null,
    signature: headers["svix-signature"] ?? null,
  });

const ignore = (reason: string): ReadReport => ({ is: "ignored", reason });

function readEvent(body: unknown): ReadReport {
  const type = z.object({ type: z.string() }).safeParse(body);
  if (!type.success) return ignore("it has no type");
  const toFact = FACTS.get(type.data.type);
  if (toFact === undefined) return ignore("its type is not asked for");
  const event = eventSchema.safeParse(body);
  if (!event.success) return ignore(`it has another shape than ${type.data.type} has`);
  const { data, created_at } = event.data;
  const { issue, kind } = data.tags ?? {};
  const isIssues = typeof issue === "string" && ISSUE_ID.test(issue);
  const isOwed = issue === undefined && typeof kind === "string" && OWED_KINDS.has(kind);
  if (!isIssues && !isOwed) return ignore("it is about another sender's mail");
  return {
    is: "report",
    report: {
      fact: toFact(event.data),
      mail: data.email_id,
      at: created_at,
      address: findRecipient([data.to].flat()),
      issue: isIssues ? asIssueId(issue) : null,
    },
  };
}

/** A mail of ours has one recipient; of several the first is meant. */
const findRecipient = (to: readonly string[]): string =>
  to.map(stripName).find((address) => address.includes("@")) ?? "";
