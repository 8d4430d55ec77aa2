import { type Check, pass, warn } from "../../src/core/settings/checks.ts";
import type { SendingDomain } from "../provider/sending-domain.ts";

type ResolveTxt = (name: string) => Promise<readonly string[]>;

/** What says for certain that there is no such row; whatever else goes wrong tells nothing. */
const ABSENT = ["ENODATA", "ENOTFOUND"];

/**
 * DMARC as the provider sees it, else as DNS says: a row of the domain, or of one above it (RFC 7489, section 6.6.3). Large
 * mailbox providers want one; a newsletter of a few hundred readers arrives without.
 */
export async function checkDmarc(
  { name, status, records }: SendingDomain,
  resolveTxt: ResolveTxt,
): Promise<Check> {
  const listed = records.find(({ record }) => record === "DMARC");
  if (listed?.status === "verified") return pass("dmarc");
  if (listed === undefined && status !== "verified")
    return pass("dmarc", "Known once the domain is verified.");
  const found = listed === undefined ? await findPolicy(name, resolveTxt) : false;
  if (found === null) return pass("dmarc", "DNS cannot be asked from here.");
  if (found) return pass("dmarc");
  return warn(
    "dmarc",
    `There is no DMARC policy of ${name}: Gmail and Yahoo ask senders for one.`,
    `Add: TXT _dmarc.${name} v=DMARC1; p=none;`,
  );
}

async function findPolicy(domain: string, resolveTxt: ResolveTxt): Promise<boolean | null> {
  const labels = domain.split(".");
  for (let cut = 0; cut < labels.length - 1; cut++) {
    const rows = await resolveTxt(`_dmarc.${labels.slice(cut).join(".")}`).catch(readAbsence);
    if (rows === null) return null;
    if (rows.some((row) => /^v=DMARC1\b/i.test(row))) return true;
  }
  return false;
}

/** No rows, or null: not known. */
const readAbsence = (error: unknown): readonly string[] | null =>
  error instanceof Error && "code" in error && ABSENT.includes(String(error.code)) ? [] : null;
