import { translate } from "../../../../templates/words/translate.ts";
import type { LinkClaims } from "../../../core/access/link-token.ts";
import type { Instant } from "../../../core/ids.ts";
import type { Language } from "../../../core/language.ts";
import type { Problem } from "../../../core/problem.ts";
import { fail, type Result, succeed } from "../../../core/result.ts";
import type { Newsletter } from "../../../core/settings/settings.ts";
import { type ConfirmationFacts, decideConfirmation } from "../../../core/subscribers/decide-confirmation.ts";
import type { ConsentAct } from "../../../core/subscribers/subscriber.ts";
import type { LinkSigner } from "../../../ports/access/link-signer.ts";
import type { OutboxWaker } from "../../../ports/outbox/outbox.ts";
import type { Clock } from "../../../ports/runtime/clock.ts";
import type { Log } from "../../../ports/runtime/log.ts";
import type { SignupStore } from "../../../ports/subscribers/signup-store.ts";
import { type SaveDecision, type SaveDependencies, saveSubscriber } from "../records/save-subscriber.ts";
import { verifyLink } from "./verify-link.ts";

export interface ConfirmDependencies extends SaveDependencies {
  readonly newsletter: Pick<Newsletter, "title" | "welcomeMail">;
  readonly signer: LinkSigner;
  readonly signups: Pick<SignupStore, "settle">;
  readonly outboxWaker: OutboxWaker;
  readonly clock: Clock;
  readonly log: Log;
}

export interface ConfirmInput {
  readonly token: string;
  /** Language of the page with the button. */
  readonly language: Language;
  readonly origin: string | null;
  readonly client: string | null;
}

/** Either way the reader is in. */
type Outcome = Result<{ readonly alreadyIn: boolean }, Problem>;

/**
 * The button of the confirmation: pending becomes active. Idempotent; after leaving, an old link brings nobody back. A
 * reader who becomes active is owed a welcome mail, if the newsletter has one; it goes out after the response.
 */
export async function confirmSignup(deps: ConfirmDependencies, input: ConfirmInput): Promise<Outcome> {
  const claims = await verifyLink(deps, { token: input.token, purpose: "confirm" });
  if (!claims.ok) return claims;
  return confirm(deps, claims.value, deriveAct(deps, input, "link"));
}

/**
 * Opening the link in the browser that signed up: its cookie says that this is no scanner and no forwarded mail. Null:
 * the cookie is not that of this signup, nothing happened, and the page with the button is to be shown.
 */
export async function confirmInSameBrowser(
  deps: ConfirmDependencies,
  input: ConfirmInput & { readonly browserToken: string },
): Promise<Outcome | null> {
  const claims = await deps.signer.verify(input.token, "confirm");
  const browser = await deps.signer.verify(input.browserToken, "browser");
  if (claims === null || browser === null || claims.id !== browser.id) return null;
  return confirm(deps, claims, deriveAct(deps, input, "same-browser"));
}

async function confirm(deps: ConfirmDependencies, claims: LinkClaims, act: ConsentAct): Promise<Outcome> {
  const settles = Math.max(act.at, claims.issuedAt);
  const saved = await saveSubscriber(
    deps,
    { id: claims.id, at: act.at, signupAt: claims.issuedAt }, // the link names its request
    async (seen) => decide(deps, { claims, ...seen }, act, settles),
  );
  if (!saved.ok) return saved;
  if (!saved.value.ok) return saved.value;
  if (saved.value.value.alreadyIn) {
    await deps.signups.settle(claims.id, settles);
    return saved.value;
  }
  deps.log.record("subscriber.confirmed", { id: claims.id, via: act.via });
  if (deps.newsletter.welcomeMail) deps.afterResponse(() => deps.outboxWaker.wake());
  return saved.value;
}

/** With the change its requests come to their end, in one transaction: no crash leaves a mail owed to who has confirmed. */
function decide(
  { newsletter }: Pick<ConfirmDependencies, "newsletter">,
  facts: ConfirmationFacts,
  act: ConsentAct,
  settles: Instant,
): SaveDecision<Outcome> {
  const decision = decideConfirmation(facts, act);
  if (decision.action === "refuse") return { answer: fail(decision.problem), save: null };
  if (decision.action === "stay") return { answer: succeed({ alreadyIn: true }), save: null };
  return {
    answer: succeed({ alreadyIn: false }),
    save: { ...decision, settles, ...(newsletter.welcomeMail ? { welcome: true } : {}) },
  };
}

/** The button's own sentence, or the mail's where the link alone confirmed. */
function deriveAct(deps: ConfirmDependencies, input: ConfirmInput, via: "link" | "same-browser"): ConsentAct {
  const { title } = deps.newsletter;
  return {
    at: deps.clock.now(),
    via,
    wording: translate(input.language)(via === "link" ? "confirm.lead" : "confirmation.lead", { title }),
    language: input.language,
    origin: input.origin,
    client: input.client,
  };
}
