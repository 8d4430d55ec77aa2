import { CONSENT_WORDING } from "../../../../templates/words/translate.ts";
import { parseEmailAddress } from "../../../core/email-address.ts";
import type { Instant, SubscriberId } from "../../../core/ids.ts";
import type { Language } from "../../../core/language.ts";
import type { SignupMail } from "../../../core/outbox/owed-mail.ts";
import type { Problem } from "../../../core/problem.ts";
import { type Result, succeed } from "../../../core/result.ts";
import type { Settings } from "../../../core/settings/settings.ts";
import { hasChosen } from "../../../core/subscribers/choices.ts";
import { decideOptIn, type OptIn } from "../../../core/subscribers/decide-opt-in.ts";
import { parseSignup, type SignupInput, type SignupRequest } from "../../../core/subscribers/parse-signup.ts";
import type { ConsentAct } from "../../../core/subscribers/subscriber.ts";
import type { AddressHasher } from "../../../ports/access/address-hasher.ts";
import type { LinkSigner } from "../../../ports/access/link-signer.ts";
import type { OutboxWaker } from "../../../ports/outbox/outbox.ts";
import type { TopicCatalog } from "../../../ports/posts/topic-catalog.ts";
import type { AfterResponse } from "../../../ports/runtime/after-response.ts";
import type { Clock } from "../../../ports/runtime/clock.ts";
import type { SignupStore } from "../../../ports/subscribers/signup-store.ts";
import { claimIdKey, type IdKeyDependencies } from "../check-id-key.ts";
import { listOfferedTopics } from "../list-offered-topics.ts";
import { type FactsDependencies, findFacts, type SeenFacts } from "../records/find-facts.ts";
import { checkHuman, type HumanCheckDependencies } from "./check-human.ts";

export interface SubscribeDependencies extends HumanCheckDependencies, FactsDependencies, IdKeyDependencies {
  readonly settings: Pick<Settings, "newsletter">;
  readonly signer: Pick<LinkSigner, "sign">;
  readonly clock: Pick<Clock, "now">;
  readonly signups: Pick<SignupStore, "add">;
  readonly outboxWaker: OutboxWaker;
  readonly topics: TopicCatalog;
  readonly addressHasher: AddressHasher;
  readonly afterResponse: AfterResponse;
}

export interface SubscribeInput extends SignupInput {
  /**
   * The honeypot, a field that people do not see. A program that fills it in gets the same answer, and nothing happens.
   */
  readonly website?: unknown;
  /** What the check in the form gave the browser; asked for where the newsletter has such a check. */
  readonly humanToken?: unknown;
  readonly via: "form" | "json";
  /** The language of the page that the form stood on. */
  readonly pageLanguage: Language;
  readonly zoneHint: string | null;
  readonly origin: string | null;
  readonly client: string | null;
}

export interface TakenSignup {
  /** For the cookie of the browser that signed up. Made for every address, known or not. */
  readonly browserToken: string;
}

/**
 * Records a signup and owes it a mail. The answer is the same for a known, an unknown and a suppressed address, and the
 * outbox is woken after the response, so that neither words nor timing tell a stranger who is subscribed. Two round
 * trips: what is offered and what is known, then the request.
 */
export async function subscribe(
  deps: SubscribeDependencies,
  input: SubscribeInput,
): Promise<Result<TakenSignup, Problem>> {
  const { newsletter } = deps.settings;
  const [topics, seen] = await Promise.all([
    hasChosen(input.topics) ? listOfferedTopics({ topics: deps.topics, clock: deps.clock, newsletter }) : [],
    findTyped(deps, input),
  ]);
  const hints = { timeZone: input.zoneHint, language: input.pageLanguage };
  const request = parseSignup(input, { ...newsletter, topics }, hints);
  if (!request.ok) return request;
  if (!seen.ok) return seen;
  const { id, facts } = seen.value;
  const now = deps.clock.now();
  if (isFilledIn(input.website)) {
    deps.log.record("signup.honeypot-filled", { id });
  } else {
    const checked = await checkHuman(deps, input);
    if (!checked.ok) return checked;
    await recordSignup(deps, facts, { id, ...request.value, consent: deriveConsent(input, now) });
  }
  return succeed({
    browserToken: await deps.signer.sign({ purpose: "browser", id, issuedAt: now }),
  });
}

/** What is known of the address that was typed, so that the topics that are offered can be read at the same time. */
async function findTyped(
  deps: SubscribeDependencies,
  input: SubscribeInput,
): Promise<Result<{ readonly id: SubscriberId; readonly facts: SeenFacts }, Problem>> {
  const email = parseEmailAddress(input.email);
  if (!email.ok) return email;
  const id = await deps.addressHasher.hash(email.value.folded);
  return succeed({ id, facts: await findFacts(deps, { id, now: deps.clock.now() }) });
}

async function recordSignup(
  deps: SubscribeDependencies,
  facts: SeenFacts,
  {
    id,
    choices,
    email,
    consent,
  }: SignupRequest & { readonly id: SubscriberId; readonly consent: ConsentAct },
) {
  const optIn = decideOptIn(facts);
  const language = choices.languages[0] ?? consent.language;
  const says = SAYS[optIn];
  const mail = says === null ? null : { says, address: email.address, language };
  await Promise.all([
    deps.signups.add({ id, at: consent.at, address: email.address, choices, consent }, mail),
    facts.idKey === null ? claimIdKey(deps) : null, // a wrong key is told on /health, and refuses nobody who signs up
  ]);
  deps.log.record("signup.taken", { id, mail: says !== null });
  deps.afterResponse(() => deps.outboxWaker.wake());
}

const SAYS = {
  "ask-to-confirm": "confirm",
  "say-already-in": "already-in",
  "stay-silent": null,
} as const satisfies Record<OptIn, SignupMail["says"] | null>;

const isFilledIn = (website: unknown) => website !== undefined && website !== null && website !== "";

/**
 * A form carries our wording (docs/embed.md gives it to those who embed one), and `origin` says where the form stood. A
 * JSON signup comes from somebody else's program: what its reader saw, we do not know.
 */
const deriveConsent = (input: SubscribeInput, at: Instant): ConsentAct => ({
  at,
  via: input.via,
  wording: input.via === "form" ? CONSENT_WORDING(input.pageLanguage) : "",
  language: input.pageLanguage,
  origin: input.origin,
  client: input.client,
});
