import { Webhook } from "standardwebhooks";
import * as z from "zod";
import type { DeliveryFact } from "../../core/deliveries/delivery-event.ts";
import type { ProviderCall, ReadReport } from "../../core/deliveries/delivery-report.ts";
import { asIssueId } from "../../core/ids.ts";
import { parseJson } from "../../core/parse-json.ts";
import type { DeliveryReports } from "../../ports/deliveries/delivery-reports.ts";

/**
 * What we read of an event (resend.com/docs/webhooks/event-types); whatever else is there is let be. `tags` is an object
 * here, though mails are sent with a list. The texts of bounces hold addresses and are not looked at.
 */
const eventSchema = z.object({
  created_at: z.iso.datetime({ offset: true }),
  data: z.object({
    email_id: z.string().min(1).max(256),
    to: z.union([z.string(), z.array(z.string()).min(1)]),
    tags: z.record(z.string(), z.string()).optional(),
    bounce: z.object({ type: z.string() }).optional(),
  }),
});
type ResendEvent = z.infer<typeof eventSchema>;

const FACTS = new Map<string, (event: ResendEvent) => DeliveryFact>([
  ["email.delivered", () => "delivered"],
  ["email.delivery_delayed", () => "delivery_delayed"],
  ["email.bounced", ({ data }) => (data.bounce?.type === "Permanent" ? "bounced" : "bounced_softly")],
  ["email.complained", () => "complained"],
  ["email.failed", () => "failed"],
  ["email.suppressed", () => "suppressed"],
]);

/** The `kind` tags of mails that one person is owed. */
const OWED_KINDS = new Set(["confirmation", "already-in", "welcome", "magic-link"]);

const ISSUE_ID = /^[\w-]{1,256}$/;

/**
 * Resend's webhook: signed by Svix, which is Standard Webhooks under other header names. `secret` is `whsec_` and base64;
 * without one nobody proves anything.
 */
export function createResendDeliveryReports(secret: string | null): DeliveryReports {
  return {
    read(call) {
      if (secret === null || !isGenuine(secret, call)) return { is: "forged" };
      const body = parseJson(call.body);
      return body.ok ? readEvent(body.value) : ignore("it is no JSON");
    },
  };
}

function isGenuine(secret: string, { headers, body }: ProviderCall): boolean {
  const renamed = Object.fromEntries(
    ["id", "timestamp", "signature"].map((name) => [`webhook-${name}`, headers[`svix-${name}`] ?? ""]),
  );
  try {
    new Webhook(secret).verify(body, renamed, { jsonParse: false });
    return true;
  } catch {
    return false; // the library throws for whatever is wrong, and a caller learns no more than that
  }
}

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
  const isOurs = issue === undefined ? OWED_KINDS.has(kind ?? "") : ISSUE_ID.test(issue);
  if (!isOurs) return ignore("it is about another sender's mail");
  return {
    is: "report",
    report: {
      fact: toFact(event.data),
      mail: data.email_id,
      at: Date.parse(created_at),
      address: [data.to].flat()[0] ?? "",
      issue: issue === undefined ? null : asIssueId(issue),
    },
  };
}
