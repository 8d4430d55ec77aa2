import type { Language } from "../../core/language.ts";
import type { MagicLinkMail, OwedMail } from "../../core/outbox/owed-mail.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import type { Newsletter } from "../../core/settings/settings.ts";
import { decideMagicLink, startOfMagicLinks } from "../../core/subscribers/decide-magic-link.ts";
import type { ActiveSubscriber } from "../../core/subscribers/subscriber.ts";
import type { LinkSigner } from "../../ports/access/link-signer.ts";
import type { Outbox } from "../../ports/outbox/outbox.ts";
import type { Clock } from "../../ports/runtime/clock.ts";
import type { MagicLinkStore } from "../../ports/subscribers/magic-link-store.ts";
import { type AttemptDependencies, attemptOwedMail } from "../outbox/attempt-owed-mail.ts";
import { composeMagicLink } from "../outbox/compose-magic-link.ts";
import { findFacts } from "../subscribers/records/find-facts.ts";
import { type FindActiveDependencies, requireActive } from "./find-active.ts";
import { type ManagementDependencies, verifyManagement } from "./verify-management.ts";

export interface MagicLinkMailDependencies extends AttemptDependencies {
  readonly newsletter: Newsletter;
  readonly signer: LinkSigner;
  readonly links: MagicLinkStore;
  readonly outbox: AttemptDependencies["outbox"] & Pick<Outbox, "find">;
  readonly clock: Clock;
}

export type AskMagicLinkDependencies = FindActiveDependencies &
  ManagementDependencies &
  MagicLinkMailDependencies;

const HOUR_MS = 3_600_000;

/** The page waits no longer than this; a start beyond it is left to the outbox. */
const LONGEST_WAIT_MS = 20_000;
/** An attempt takes no longer than its wait and the provider's answer; then the outbox takes over. */
const ATTEMPT_MS = 60_000;

type Asking = Omit<MagicLinkMail, "address">;
type Outcome = Result<"link-sent", Problem>;

/**
 * Mails a magic link to the reader's own address. Whoever asks holds a link of theirs already, so the answer is the
 * truth: sent, sent just now (`mail-throttled`), not sent yet (`provider-refused`; the outbox goes on with the same mail
 * under the same key, and so does asking again), or never (`address-suppressed`).
 */
export async function askMagicLink(
  deps: AskMagicLinkDependencies,
  input: { readonly token: string; readonly language: Language },
): Promise<Outcome> {
  const management = await verifyManagement(deps, input);
  if (!management.ok) return management;
  const facts = await findFacts(deps, { id: management.value.id, now: deps.clock.now() });
  const record = requireActive(facts);
  if (!record.ok) return record;
  if (facts.suppressed !== null) return fail({ kind: "address-suppressed" });
  return submitMagicLink(deps, record.value, { askedBy: "link", language: input.language });
}

/** The same once the reader is known: at most one mail in ten minutes and three a day. */
export async function submitMagicLink(
  deps: MagicLinkMailDependencies,
  record: ActiveSubscriber,
  asking: Asking,
): Promise<Outcome> {
  const owed = await claimLink(deps, record, asking);
  if (owed === "throttled") return fail({ kind: "mail-throttled" });
  return owed === "submitted" ? succeed("link-sent") : submitLink(deps, owed);
}

type OwedLink = OwedMail & { readonly kind: "magic-link" };

/** The mail for this request: a new one, or the one that is still owed. */
async function claimLink(
  deps: MagicLinkMailDependencies,
  { id, address }: ActiveSubscriber,
  asking: Asking,
): Promise<OwedMail | "throttled" | "submitted"> {
  const now = deps.clock.now();
  const forgetBefore = startOfMagicLinks(now);
  const decide = async () => decideMagicLink(await deps.links.listSince(id, forgetBefore), now);
  const decision = await decide();
  if (decision === "wait") return "throttled";
  const owed: OwedLink = {
    kind: "magic-link",
    id,
    at: now,
    mail: { ...asking, address },
    dueAt: now + ATTEMPT_MS,
    attempts: 1,
    generation: 1,
    inDoubtSince: now,
    refusedSince: null,
  };
  const claimed =
    decision.at === now && (await deps.links.claim(owed, { owedSince: now - HOUR_MS, forgetBefore }));
  if (claimed) return owed;
  const earlier = decision.at === now ? await decide() : decision; // pressed twice: both answer with one mail
  if (earlier === "wait") return "throttled";
  return (await deps.outbox.find("magic-link", id, earlier.at)) ?? "submitted";
}

async function submitLink(deps: MagicLinkMailDependencies, owed: OwedMail): Promise<Outcome> {
  const answer = await attemptOwedMail(deps, {
    owed,
    before: owed,
    compose: async (mail) => (mail.kind === "magic-link" ? composeMagicLink(deps, mail) : null),
    acceptedAt: () => null,
    longestWaitMs: LONGEST_WAIT_MS,
  });
  const isTaken = answer !== "idle" && answer.kind === "accepted";
  return isTaken ? succeed("link-sent") : fail({ kind: "provider-refused" });
}
