import { composeFreshLinkMail } from "../../../templates/mail/fresh-link.tsx";
import { decideFreshLink, startOfFreshLinks } from "../../core/decide-fresh-link.ts";
import type { Instant } from "../../core/ids.ts";
import type { Language } from "../../core/language.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import type { Newsletter } from "../../core/settings.ts";
import type { ActiveSubscriber } from "../../core/subscriber.ts";
import type { Clock } from "../../ports/clock.ts";
import type { FreshLinkStore } from "../../ports/fresh-link-store.ts";
import type { LinkSigner } from "../../ports/link-signer.ts";
import type { OutgoingMail } from "../../ports/mailer.ts";
import { deriveMailSite } from "../derive-mail-site.ts";
import { type OwedMailDependencies, submitOwedMail } from "../submit-owed-mail.ts";
import { type FindActiveDependencies, findActive } from "./find-active.ts";
import { type ManagementDependencies, verifyManagement } from "./verify-management.ts";

export interface FreshLinkMailDependencies extends OwedMailDependencies {
  readonly newsletter: Newsletter;
  readonly signer: LinkSigner;
  readonly links: FreshLinkStore;
  readonly clock: Clock;
}

export type AskFreshLinkDependencies = FindActiveDependencies &
  ManagementDependencies &
  FreshLinkMailDependencies;

const HOUR_MS = 3_600_000;

/**
 * Mails a fresh link to the reader's own address. Whoever asks holds a link of theirs already, so the answer is the
 * truth: sent, sent just now (`mail-throttled`), or not sent (`provider-refused`; asking again repeats the same mail
 * under the same key).
 */
export async function askFreshLink(
  deps: AskFreshLinkDependencies,
  input: { readonly token: string; readonly language: Language },
): Promise<Result<{ readonly status: "link-sent" }, Problem>> {
  const management = await verifyManagement(deps, input);
  if (!management.ok) return management;
  const record = await findActive(deps, management.value.id);
  return record.ok ? submitFreshLink(deps, record.value, input.language) : record;
}

/** The same for whoever knows who asks: at most one mail in ten minutes and three a day to one reader. */
export async function submitFreshLink(
  deps: FreshLinkMailDependencies,
  record: ActiveSubscriber,
  language: Language,
): Promise<Result<{ readonly status: "link-sent" }, Problem>> {
  const at = await claimLink(deps, record);
  return at === null ? fail({ kind: "mail-throttled" }) : submitLink(deps, record, { at, language });
}

/** When the mail was asked for that answers this one; null: they have had enough for now. */
async function claimLink(deps: FreshLinkMailDependencies, { id }: ActiveSubscriber): Promise<Instant | null> {
  const now = deps.clock.now();
  const forgetBefore = startOfFreshLinks(now);
  const decide = async () => decideFreshLink(await deps.links.listSince(id, forgetBefore), now);
  const decision = await decide();
  if (decision === "wait") return null;
  if (decision.at !== now) return decision.at;
  if (await deps.links.claim(id, now, { owedSince: now - HOUR_MS, forgetBefore })) return now;
  const others = await decide(); // somebody pressed twice: both answer with one mail
  return others === "wait" ? null : others.at;
}

async function submitLink(
  deps: FreshLinkMailDependencies,
  record: ActiveSubscriber,
  { at, language }: { readonly at: Instant; readonly language: Language },
): Promise<Result<{ readonly status: "link-sent" }, Problem>> {
  const { id } = record;
  const isTaken = await submitOwedMail(deps, {
    noun: "fresh-link",
    id,
    lane: "transactional",
    key: `fresh-${id}-${at}`,
    compose: () => composeMail(deps, record, { at, language }),
    markSubmitted: (now) => deps.links.markSubmitted(id, at, now),
  });
  return isTaken ? succeed({ status: "link-sent" }) : fail({ kind: "provider-refused" });
}

async function composeMail(
  { newsletter, signer }: FreshLinkMailDependencies,
  { id, address }: ActiveSubscriber,
  { at, language }: { readonly at: Instant; readonly language: Language },
): Promise<OutgoingMail> {
  const token = await signer.sign({ purpose: "fresh", id, issuedAt: at });
  const manageUrl = `${new URL("preferences", newsletter.publicUrl)}?token=${token}`;
  return {
    from: newsletter.mailFrom,
    to: address,
    replyTo: newsletter.mailReplyTo,
    ...composeFreshLinkMail({ site: deriveMailSite(newsletter), language, manageUrl }),
    headers: { "Auto-Submitted": "auto-generated" },
    tags: { kind: "fresh-link" },
  };
}
