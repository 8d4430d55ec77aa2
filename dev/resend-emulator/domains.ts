import { createHash } from "node:crypto";
import { type Answer, accept, refuse } from "./answer.ts";

/** A domain of the account, as far as its sender cares: every DNS row of it has the same standing as the whole. */
export interface EmulatedDomain {
  readonly name: string;
  readonly status: "not_started" | "pending" | "verified" | "failed";
}

export interface DomainRegistry {
  set(domains: readonly EmulatedDomain[]): void;
  list(): Answer;
  show(id: string): Answer;
  clear(): void;
}

/** Domains are made and verified by hand at Resend; here they simply are. */
export function createDomainRegistry(given: readonly EmulatedDomain[]): DomainRegistry {
  let domains = given;
  return {
    set(next) {
      domains = next;
    },
    list: () => accept({ object: "list", has_more: false, data: domains.map(describe) }),
    show(id) {
      const domain = domains.find((one) => deriveId(one) === id);
      if (domain === undefined) return refuse("not_found", "Domain not found");
      return accept({ object: "domain", ...describe(domain), records: listRecords(domain) });
    },
    clear() {
      domains = given;
    },
  };
}

const deriveId = ({ name }: EmulatedDomain) => createHash("sha256").update(name).digest("hex").slice(0, 32);

const describe = (domain: EmulatedDomain) => ({
  ...{ id: deriveId(domain), name: domain.name, status: domain.status, region: "eu-west-1" },
  ...{ created_at: "2026-01-01T00:00:00.000Z", capabilities: { sending: "enabled", receiving: "disabled" } },
});

/** The rows that Resend asks for (resend.com/docs/api-reference/domains/create-domain); DMARC is none of them. */
const listRecords = ({ name, status }: EmulatedDomain) => [
  {
    ...{ record: "SPF", name: "send", type: "MX", ttl: "Auto", priority: 10, status },
    value: "feedback-smtp.eu-west-1.amazonses.com",
  },
  {
    record: "SPF",
    name: "send",
    type: "TXT",
    ttl: "Auto",
    status,
    value: "v=spf1 include:amazonses.com ~all",
  },
  {
    ...{ record: "DKIM", name: "resend._domainkey", type: "TXT", ttl: "Auto", status },
    value: `p=${createHash("sha512").update(name).digest("base64")}`,
  },
];
