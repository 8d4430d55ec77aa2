import type { Instant, SubscriberId } from "../ids.ts";
import type { Language } from "../language.ts";
import { selectChoices } from "./preferences/preference-fields.ts";
import type { Preferences } from "./preferences/preferences.ts";

/** A pause skips what is released meanwhile, and ends by date, without a job. */
export interface Pause {
  readonly from: Instant;
  readonly until: Instant;
}

/** When, how and from where a signup and its confirmation came (GDPR article 7(1): the sender must prove it). */
export interface ConsentRecord {
  readonly signup: ConsentAct;
  readonly confirmation: ConsentAct;
}

export interface ConsentAct {
  readonly at: Instant;
  /** `form`, `json`, `import`, `link`, `same-browser`. */
  readonly via: string;
  /** The words that the reader agreed to; empty for an import. */
  readonly wording: string;
  readonly language: Language;
  /** Where the act came from: origin or referrer of the form, address of the client. Null where unknown. */
  readonly origin: string | null;
  readonly client: string | null;
}

interface SubscriberBase extends Preferences {
  readonly id: SubscriberId;
  /** Mailbox as the reader typed it, domain in ASCII. */
  readonly address: string;
  readonly confirmedAt: Instant;
  /** End of the last window that the reader was served under an earlier cadence. */
  readonly servedThrough: Instant | null;
  /** Where the present cadence's windows had got to when the reader came to it; null: nothing lay in between. */
  readonly catchUpThrough: Instant | null;
  readonly pause: Pause | null;
  readonly consent: ConsentRecord;
}

export interface ActiveSubscriber extends SubscriberBase {
  readonly status: "active";
}

export interface DepartedSubscriber extends SubscriberBase {
  readonly status: "unsubscribed";
  readonly leftAt: Instant;
}

/** The full record: the value in KV, and the `record` of a change. Pending signups live elsewhere. */
export type Subscriber = ActiveSubscriber | DepartedSubscriber;

/** All that sending needs to know: the metadata in KV. */
export interface Reader extends Preferences {
  readonly id: SubscriberId;
  readonly address: string;
  readonly status: Subscriber["status"];
  readonly confirmedAt: Instant;
  readonly servedThrough: Instant | null;
  readonly catchUpThrough: Instant | null;
  readonly pause: Pause | null;
}

export function deriveReader(record: Subscriber): Reader {
  const { id, address, status, confirmedAt, servedThrough, catchUpThrough, pause } = record;
  const choices = selectChoices(record);
  return { id, address, status, ...choices, confirmedAt, servedThrough, catchUpThrough, pause };
}
