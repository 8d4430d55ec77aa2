import { composeFreshLinkMail } from "../../../templates/mail/fresh-link.tsx";
import type { Answer } from "../../core/answer.ts";
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
import type { Log } from "../../ports/log.ts";
import type { Mailer, OutgoingMail } from "../../ports/mailer.ts";
import type { Pacer } from "../../ports/pacer.ts";
import { deriveMailSite } from "../derive-mail-site.ts";
import { type FindActiveDependencies, findActive } from "./find-active.ts";
import { type ManagementDependencies, verifyManagement } from "./verify-management.ts";

export interface AskFreshLinkDependencies extends FindActiveDependencies, ManagementDependencies {
  readonly newsletter: Newsletter;
  readonly signer: LinkSigner;
  readonly links: FreshLinkStore;
  readonly mailer: Pick<Mailer, "submit">;
  readonly pacer: Pacer;
  readonly clock: Clock;
  readonly log: Log;
}

const HOUR_MS = 3_600_000;
/** Somebody waits for the answer: a start beyond this is a busy provider. */
const LONGEST_WAIT_MS = 20_000;

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
  if (!record.ok) return record;
  const at = await claimLink(deps, record.value);
  if (at === null) return fail({ kind: "mail-throttled" });
  return submitLink(deps, record.value, { at, language: input.language });
}

/** When the mail was asked for that answers this one; null: they have had enough for now. */
async function claimLink(deps: AskFreshLinkDependencies, { id }: ActiveSubscriber): Promise<Instant | null> {
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
  deps: AskFreshLinkDependencies,
  record: ActiveSubscriber,
  { at, language }: { readonly at: Instant; readonly language: Language },
): Promise<Result<{ readonly status: "link-sent" }, Problem>> {
  const { id } = record;
  const key = `fresh-${id}-${at}`;
  const [startAt = deps.clock.now()] = await deps.pacer.reserve("transactional", key, 1);
  const waitMs = startAt - deps.clock.now();
  if (waitMs > LONGEST_WAIT_MS) return fail({ kind: "provider-refused" });
  await deps.clock.sleep(waitMs);
  const answer = await deps.mailer.submit(await composeMail(deps, record, { at, language }), key);
  await deps.pacer.report(answer.rate);
  if (!isTaken(answer)) {
    deps.log.record("fresh-link.failed", { id, answer: answer.kind });
    return fail({ kind: "provider-refused" });
  }
  await deps.links.markSubmitted(id, at, deps.clock.now());
  deps.log.record("fresh-link.submitted", { id });
  return succeed({ status: "link-sent" });
}

/** `key-reused`: an earlier attempt, on a page in another language, was accepted. */
const isTaken = (answer: Answer) =>
  answer.kind === "accepted" || (answer.kind === "refused" && answer.reason === "key-reused");

async function composeMail(
  { newsletter, signer }: AskFreshLinkDependencies,
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
