import type { Instant, SubscriberId } from "../../../core/ids.ts";
import type { Problem } from "../../../core/problem.ts";
import { fail, type Result, succeed } from "../../../core/result.ts";
import { selectChoices } from "../../../core/subscribers/preferences/preference-fields.ts";
import type { Preferences } from "../../../core/subscribers/preferences/preferences.ts";
import type { Signup } from "../../../core/subscribers/signup.ts";
import { type ConsentAct, deriveReader, type Subscriber } from "../../../core/subscribers/subscriber.ts";
import type { Suppression } from "../../../core/subscribers/suppression.ts";
import type { AddressHasher } from "../../../ports/access/address-hasher.ts";
import type { TopicCatalog } from "../../../ports/posts/topic-catalog.ts";
import type { Clock } from "../../../ports/runtime/clock.ts";
import type { SignupStore } from "../../../ports/subscribers/signup-store.ts";
import type { SuppressionList } from "../../../ports/subscribers/suppression-list.ts";
import { findRecord, type SubscriberRecords } from "../records/find-record.ts";
import { selectSubscriberId } from "../signup/select-subscriber-id.ts";
import { deriveStatusAt } from "./count-subscribers.ts";

export interface FindSubscriberDependencies extends SubscriberRecords {
  readonly signups: Pick<SignupStore, "findLatest">;
  readonly suppressions: Pick<SuppressionList, "find">;
  readonly topics: Pick<TopicCatalog, "list">;
  readonly addressHasher: AddressHasher;
  readonly clock: Pick<Clock, "now">;
}

/** A subscriber as the author sees one: topics by slug. */
export interface FoundSubscriber extends ReturnType<typeof viewChoices> {
  readonly id: SubscriberId;
  readonly address: string;
  readonly status: "pending" | ReturnType<typeof deriveStatusAt>;
  readonly requestedAt: Instant;
  readonly confirmedAt: Instant | null;
  readonly pausedUntil: Instant | null;
  readonly leftAt: Instant | null;
  readonly consent: { readonly signup: ConsentAct; readonly confirmation: ConsentAct | null };
  /** Why nothing is ever written to this address; null where that is not so. */
  readonly suppressed: Suppression["reason"];
  /** When the author last lifted a suppression: with a reason beside it, the provider goes on suppressing this address. */
  readonly suppressionLiftedAt: Suppression["liftedAt"];
}

/** One subscriber by address or id; a pending signup too. */
export async function findSubscriber(
  deps: FindSubscriberDependencies,
  input: { readonly addressOrId: string },
): Promise<Result<FoundSubscriber, Problem>> {
  const id = await selectSubscriberId(deps, input.addressOrId);
  if (!id.ok) return id;
  const now = deps.clock.now();
  const [{ record }, pending, suppression] = await Promise.all([
    findRecord(deps, id.value),
    deps.signups.findLatest(id.value, now),
    deps.suppressions.find(id.value),
  ]);
  const slugs = new Map((await deps.topics.list()).map(({ number, slug }) => [number, slug]));
  const bar = { suppressed: suppression.reason, suppressionLiftedAt: suppression.liftedAt };
  if (record !== null) return succeed({ ...viewRecord(record, slugs, now), ...bar });
  return pending === null
    ? fail({ kind: "subscriber-not-found" })
    : succeed({ ...viewSignup(pending, slugs), ...bar });
}

type Slugs = ReadonlyMap<number, string>;
type Bar = Pick<FoundSubscriber, "suppressed" | "suppressionLiftedAt">;

function viewRecord(record: Subscriber, slugs: Slugs, now: Instant): Omit<FoundSubscriber, keyof Bar> {
  const status = deriveStatusAt(deriveReader(record), now);
  return {
    id: record.id,
    address: record.address,
    status,
    ...viewChoices(record, slugs),
    requestedAt: record.consent.signup.at,
    confirmedAt: record.confirmedAt,
    pausedUntil: status === "paused" && record.pause !== null ? record.pause.until : null,
    leftAt: record.status === "unsubscribed" ? record.leftAt : null,
    consent: record.consent,
  };
}

const viewSignup = (signup: Signup, slugs: Slugs): Omit<FoundSubscriber, keyof Bar> => ({
  id: signup.id,
  address: signup.address,
  status: "pending",
  ...viewChoices(signup.choices, slugs),
  requestedAt: signup.at,
  confirmedAt: null,
  pausedUntil: null,
  leftAt: null,
  consent: { signup: signup.consent, confirmation: null },
});

const viewChoices = (choices: Preferences, slugs: Slugs) => ({
  ...selectChoices(choices),
  topics: choices.topics.flatMap((number) => slugs.get(number) ?? []),
});
