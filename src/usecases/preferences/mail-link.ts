import { parseEmailAddress } from "../../core/email-address.ts";
import { defaultLanguage } from "../../core/language.ts";
import type { Problem } from "../../core/problem.ts";
import { type Result, succeed } from "../../core/result.ts";
import type { AddressHasher } from "../../ports/access/address-hasher.ts";
import type { AfterResponse } from "../../ports/runtime/after-response.ts";
import type { Clock } from "../../ports/runtime/clock.ts";
import { findFacts } from "../subscribers/records/find-facts.ts";
import { checkHuman, type HumanCheckDependencies } from "../subscribers/signup/check-human.ts";
import { type MagicLinkMailDependencies, submitMagicLink } from "./ask-magic-link.ts";
import { type FindActiveDependencies, requireActive } from "./find-active.ts";

export interface MailLinkDependencies
  extends FindActiveDependencies,
    MagicLinkMailDependencies,
    HumanCheckDependencies {
  readonly clock: Clock;
  readonly addressHasher: AddressHasher;
  readonly afterResponse: AfterResponse;
}

export interface MailLinkInput {
  readonly email?: unknown;
  /**
   * The honeypot, a field that people do not see. A program that fills it in gets the same answer, and nothing happens.
   */
  readonly website?: unknown;
  /** What the check in the form gave the browser; asked for where the newsletter has such a check. */
  readonly humanToken?: unknown;
  readonly client: string | null;
}

/**
 * For readers who have no link that works: mails one to their address, by which they change what they get, or leave. No
 * store is asked before the answer, so that it is the same, and as fast, for every address. An address that is not
 * subscribed, or had such a mail just now, gets none.
 */
export async function mailLink(
  deps: MailLinkDependencies,
  input: MailLinkInput,
): Promise<Result<"link-sent", Problem>> {
  const email = parseEmailAddress(input.email);
  if (!email.ok) return email;
  if (isLeftEmpty(input.website)) {
    const checked = await checkHuman(deps, input);
    if (!checked.ok) return checked;
    deps.afterResponse(() => mailReader(deps, email.value.folded));
  }
  return succeed("link-sent");
}

async function mailReader(deps: MailLinkDependencies, folded: string): Promise<void> {
  const id = await deps.addressHasher.hash(folded);
  const facts = await findFacts(deps, { id, now: deps.clock.now() });
  const record = requireActive(facts);
  if (!record.ok || facts.suppressed !== null) return;
  const [language = defaultLanguage(deps.newsletter.languages)] = record.value.languages; // a stranger may have asked
  await submitMagicLink(deps, record.value, { askedBy: "address", language });
}

const isLeftEmpty = (website: unknown) => website === undefined || website === null || website === "";
