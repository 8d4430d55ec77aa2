import type { LinkClaims } from "../access/link-token.ts";
import type { Instant } from "../ids.ts";
import type { Problem } from "../problem.ts";
import type { Preferences } from "./preferences/preferences.ts";
import type { Signup } from "./signup.ts";
import type { ActiveSubscriber, ConsentAct, Subscriber } from "./subscriber.ts";

/** What the request that a link names contributes to the record. While its mail is owed still, the link came from an attempt of unknown outcome. */
type RequestedChoices = Pick<Signup, "address" | "choices" | "consent" | "expiresAt">;

export interface ConfirmationFacts {
  readonly claims: LinkClaims;
  readonly signup: RequestedChoices | null;
  readonly record: Subscriber | null;
  readonly unsubscribedAt: Instant | null;
}

export type Confirmation =
  | {
      readonly action: "activate";
      readonly record: ActiveSubscriber;
      readonly unsubscription: "void" | "keep";
    }
  | { readonly action: "stay" }
  | { readonly action: "refuse"; readonly problem: Problem };

/**
 * What pressing a confirmation link does. Who is active stays as they are, however often the link is pressed. A
 * unsubscription is voided only by a link that was asked for after it.
 */
export function decideConfirmation(facts: ConfirmationFacts, act: ConsentAct): Confirmation {
  const { claims, signup, record, unsubscribedAt } = facts;
  if (unsubscribedAt !== null && unsubscribedAt >= claims.issuedAt) return refuse("left-since");
  if (unsubscribedAt === null && record?.status === "active") return { action: "stay" };
  if (signup === null || isOver(signup, act.at)) return refuse("link-expired");
  return {
    action: "activate",
    record: deriveActive(facts, signup, act),
    unsubscription: unsubscribedAt === null ? "keep" : "void",
  };
}

const refuse = (kind: Problem["kind"]): Confirmation => ({ action: "refuse", problem: { kind } });

const isOver = ({ expiresAt }: RequestedChoices, now: Instant) => expiresAt !== null && now >= expiresAt;

function deriveActive(facts: ConfirmationFacts, signup: RequestedChoices, act: ConsentAct): ActiveSubscriber {
  return {
    id: facts.claims.id,
    address: signup.address,
    ...signup.choices,
    status: "active",
    confirmedAt: act.at,
    servedThrough: deriveServedThrough(facts.record, signup.choices),
    catchUpThrough: null,
    pause: null,
    consent: { signup: signup.consent, confirmation: act },
  };
}

/** Who comes back at another rhythm had everything up to the unsubscription: the new window must not repeat it. */
function deriveServedThrough(earlier: Subscriber | null, choices: Preferences): Instant | null {
  if (earlier?.status !== "unsubscribed") return null;
  return earlier.cadence === choices.cadence ? earlier.servedThrough : earlier.leftAt;
}
