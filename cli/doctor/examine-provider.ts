import { blame, type Check, pass, warn } from "../../src/core/settings/checks.ts";
import { isProviderRefusal, type ProviderAccount } from "../provider/provider-account.ts";
import {
  type DnsRecord,
  deriveDomain,
  findSendingDomain,
  formatRecord,
  type SendingDomain,
} from "../provider/sending-domain.ts";
import { deriveEndpoint, findWebhookFault, listWebhooks, type Webhook } from "../provider/webhook.ts";
import { checkDmarc } from "./check-dmarc.ts";
import type { Patient } from "./surroundings.ts";

const NAMES = ["provider-key", "sending-domain", "spf", "dkim", "webhook"];
const SET_UP = "Run npm run setup with RESEND_API_KEY in the environment.";

type Known = Pick<Patient, "provider" | "publicUrl" | "resolveTxt"> & { readonly sender: string | null };

/** What Resend knows: the key, the domain that mails come from, and where it reports. */
export async function examineProvider(known: Known): Promise<readonly Check[]> {
  const { provider } = known;
  if (provider === null)
    return NAMES.map((name) => pass(name, "Give RESEND_API_KEY in the environment to have Resend asked."));
  const domain = await examineDomain(provider, known).catch((error: unknown) =>
    describeFailure(error, ["sending-domain", "spf", "dkim"]),
  );
  const webhook = await listWebhooks(provider, deriveEndpoint(known.publicUrl)).then(
    (webhooks) => [checkWebhook(webhooks)],
    (error: unknown) => describeFailure(error, ["webhook"]),
  );
  const isRefused = [...domain, ...webhook].some(({ name }) => name === "provider-key");
  return [...(isRefused ? [] : [pass("provider-key")]), ...domain, ...webhook];
}

/** Of what could not be asked: a key that nobody knows is a fault of its own, and all else is not known. */
function describeFailure(error: unknown, names: readonly string[]): readonly Check[] {
  const said = (error instanceof Error ? error.message : String(error)).split("\n").join(" ");
  const because = isProviderRefusal(error) ? error.because : "refused";
  if (because === "key-is-wrong")
    return [
      blame("provider-key", "Resend does not know this key.", said),
      ...names.map((name) => pass(name, "Known once the key is right.")),
    ];
  const advice =
    because === "refused" ? said : "This key may only send: Resend tells it nothing of domains and webhooks.";
  return names.map((name) => pass(name, advice));
}

async function examineDomain(
  provider: ProviderAccount,
  { sender, resolveTxt }: Known,
): Promise<readonly Check[]> {
  if (sender === null)
    return ["sending-domain", "spf", "dkim"].map((name) =>
      pass(name, "Known in the newsletter's folder: MAIL_FROM."),
    );
  const name = deriveDomain(sender);
  const domain = await findSendingDomain(provider, name);
  if (domain === null)
    return [
      blame(
        "sending-domain",
        `The account at Resend has no domain ${name}.`,
        "Add it at resend.com/domains.",
      ),
      pass("spf", "Known once Resend has the domain."),
      pass("dkim", "Known once Resend has the domain."),
    ];
  return [
    checkStatus(domain),
    checkRecords(domain, "SPF"),
    checkRecords(domain, "DKIM"),
    await checkDmarc(domain, resolveTxt),
  ];
}

function checkStatus({ name, status, records }: SendingDomain): Check {
  if (status === "verified") return pass("sending-domain");
  const missing = records.filter(isMissing).map((record) => formatRecord(record, name));
  const rows = missing.length === 0 ? "" : ` Missing DNS rows: ${missing.join("; ")}.`;
  return blame(
    "sending-domain",
    `Resend has not verified ${name} (${status}): nothing can be sent.`,
    `Add them where the domain's DNS is kept, then press Verify at resend.com/domains.${rows}`,
  );
}

/** Rows for receiving mail and for tracking are none that a newsletter needs. */
const NEEDED = ["SPF", "DKIM"];
const isMissing = ({ record, status }: DnsRecord) => NEEDED.includes(record) && status !== "verified";

function checkRecords({ name, records }: SendingDomain, kind: "SPF" | "DKIM"): Check {
  const missing = records.filter((one) => one.record === kind && isMissing(one));
  if (missing.length === 0) return pass(kind.toLowerCase());
  return blame(
    kind.toLowerCase(),
    `Resend does not see ${kind} of ${name}.`,
    `Add: ${missing.map((record) => formatRecord(record, name)).join("; ")}`,
  );
}

function checkWebhook(webhooks: readonly Webhook[]): Check {
  const [webhook, ...others] = webhooks;
  if (webhook === undefined)
    return blame("webhook", "Resend reports nothing to this newsletter: bounces are not heard.", SET_UP);
  const faults = webhooks.map(findWebhookFault);
  if (faults.includes(null))
    return others.length === 0
      ? pass("webhook")
      : warn(
          "webhook",
          `${webhooks.length} webhooks lead here.`,
          "Remove all but one at resend.com/webhooks.",
        );
  return blame("webhook", faults[0] ?? "", SET_UP);
}
