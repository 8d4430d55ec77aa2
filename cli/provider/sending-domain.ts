import * as z from "zod";
import type { ProviderAccount } from "./provider-account.ts";

/** One DNS row that the provider asks for. */
const recordSchema = z.object({
  /** `SPF`, `DKIM`, and where the provider lists it `DMARC`. */
  record: z.string(),
  name: z.string(),
  type: z.string(),
  value: z.string(),
  status: z.string().default(""),
  priority: z.number().nullish(),
});
export type DnsRecord = z.infer<typeof recordSchema>;

const domainSchema = z.object({ id: z.string(), name: z.string(), status: z.string() });
const pageSchema = z.object({ data: z.array(domainSchema), has_more: z.boolean().default(false) });

/** A domain that mails may be sent from, with all its DNS rows. */
export interface SendingDomain {
  readonly name: string;
  readonly status: string;
  readonly records: readonly DnsRecord[];
}

const MOST_PAGES = 20;

/** `Example <news@Example.com>` is of `example.com`. */
export const deriveDomain = (mailbox: string): string =>
  (/@([^@<>\s]+)>?\s*$/.exec(mailbox)?.[1] ?? "").toLowerCase();

/** Null: the account does not have this very domain. A domain above it does not do: Resend wants each by itself. */
export async function findSendingDomain(
  account: ProviderAccount,
  name: string,
): Promise<SendingDomain | null> {
  let after = "";
  for (let page = 0; page < MOST_PAGES; page++) {
    const { data, has_more } = pageSchema.parse(await account.ask("GET", `/domains?limit=100${after}`));
    const found = data.find((one) => one.name.toLowerCase() === name);
    if (found !== undefined) return describeDomain(account, found);
    const last = data.at(-1);
    if (!has_more || last === undefined) return null;
    after = `&after=${encodeURIComponent(last.id)}`;
  }
  return null;
}

async function describeDomain(account: ProviderAccount, { id, name, status }: z.infer<typeof domainSchema>) {
  const shown = z
    .object({ records: z.array(recordSchema).default([]) })
    .parse(await account.ask("GET", `/domains/${id}`));
  return { name, status, records: shown.records };
}

/** As a DNS editor wants it: `TXT send.example.com v=spf1 …`. */
export const formatRecord = ({ type, name, value, priority }: DnsRecord, domain: string): string =>
  [type, completeName(name, domain), ...(priority == null ? [] : [priority]), value].join(" ");

/** The provider leaves off what an editor of the zone adds: `send.news` of `news.example.com` is `send.news.example.com`. */
function completeName(name: string, domain: string): string {
  const labels = domain.split(".");
  for (let count = labels.length; count > 0; count--) {
    const head = labels.slice(0, count).join(".");
    if (name === head || name.endsWith(`.${head}`)) return [name, ...labels.slice(count)].join(".");
  }
  return `${name}.${domain}`;
}
