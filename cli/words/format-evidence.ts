import type { LookedUpBatch } from "../../src/contract/issues/unknown-batch.ts";
import { PROGRAM } from "../program/name-program.ts";

/** In plain words: what is known, what that suggests, and how to say so. Suggested is only what the list proves. */
export function formatEvidence(id: string, unknown: LookedUpBatch): string {
  const { batch, size, since, reason } = unknown;
  return [
    `Batch ${batch}, ${mails(size)}: the provider may have taken it since ${since} (${reason}).`,
    `  ${sayFinding(unknown)}`,
    `  ${PROGRAM} issues resolve ${id} ${batch} ${adviseResolution(unknown)}`,
  ].join("\n");
}

function sayFinding({ size, provider }: LookedUpBatch): string {
  const { found, mailsRead, whole, reason } = provider;
  if (found === null)
    return `The provider does not say (${reason}). Look one of the addresses up in its dashboard.`;
  if (found === size) return `The provider has all of it in its list.`;
  if (found > 0)
    return `The provider has ${found} of its ${mails(size)} in its list (${mailsRead} mails were read).`;
  if (whole)
    return `The provider has none of it in its list, which was read from then on (${mailsRead} mails).`;
  const why = reason ?? "the list goes on";
  return `The provider does not say: none of it is among ${mailsRead} mails of its list, but ${why}.`;
}

function adviseResolution({ size, provider }: LookedUpBatch): string {
  if (provider.found === size) return "submitted";
  return provider.found === 0 && provider.whole ? "not-submitted" : "submitted|not-submitted";
}

const mails = (count: number) => (count === 1 ? "1 mail" : `${count} mails`);
