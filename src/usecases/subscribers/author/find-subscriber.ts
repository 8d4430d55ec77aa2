import { formatInstant, type Instant } from "../../../core/ids.ts";
import type { Problem } from "../../../core/problem.ts";
import { fail, type Result, succeed } from "../../../core/result.ts";
import {
  type ConsentAct,
  deriveReader,
  type Preferences,
  type Subscriber,
} from "../../../core/subscribers/subscriber.ts";
import type { AddressHasher } from "../../../ports/access/address-hasher.ts";
import type { TopicCatalog } from "../../../ports/posts/topic-catalog.ts";
import type { Clock } from "../../../ports/runtime/clock.ts";
import type { Signup, SignupStore } from "../../../ports/subscribers/signup-store.ts";
import type { UnsubscriptionList } from "../../../ports/subscribers/unsubscription-list.ts";
import { findRecord, type SubscriberRecords } from "../records/find-record.ts";
import { selectSubscriberId } from "../signup/select-subscriber-id.ts";
import { deriveStatusAt } from "./count-subscribers.ts";

export interface FindSubscriberDependencies extends SubscriberRecords {
  readonly signups: Pick<SignupStore, "findLatest">;
  readonly unsubscriptions: Pick<UnsubscriptionList, "find">;
  readonly topics: Pick<TopicCatalog, "list">;
  readonly hasher: AddressHasher;
  readonly clock: Pick<Clock, "now">;
}

/** A subscriber as the author sees one: instants as ISO 8601, topics by slug. */
export interface SubscriberView {
  readonly id: string;
  readonly email: string;
  readonly status: "pending" | "active" | "paused" | "unsubscribed";
  /** Why nothing is ever written to this address; null where that is not so. */
  readonly suppressed: string | null;
  readonly languages: readonly string[];
  readonly topics: readonly string[];
  readonly cadence: string;
  readonly hour: number | null;
  readonly timeZone: string;
  readonly requestedAt: string | null;
  readonly confirmedAt: string | null;
  readonly pausedUntil: string | null;
  readonly leftAt: string | null;
  readonly consent: { readonly signup: ConsentView; readonly confirmation: ConsentView | null };
}

type ConsentView = Omit<ConsentAct, "at"> & { readonly at: string };

/** One subscriber by address or id; a pending signup too. */
export async function findSubscriber(
  deps: FindSubscriberDependencies,
  input: { readonly addressOrId: string },
): Promise<Result<SubscriberView, Problem>> {
  const id = await selectSubscriberId(deps, input.addressOrId);
  if (!id.ok) return id;
  const now = deps.clock.now();
  const [{ record }, pending, { suppressed }] = await Promise.all([
    findRecord(deps, id.value),
    deps.signups.findLatest(id.value, now),
    deps.unsubscriptions.find(id.value),
  ]);
  const slugs = new Map((await deps.topics.list()).map(({ number, slug }) => [number, slug]));
  if (record !== null) return succeed({ ...viewRecord(record, slugs, now), suppressed });
  return pending === null
    ? fail({ kind: "subscriber-not-found" })
    : succeed({ ...viewSignup(pending, slugs), suppressed });
}

type Slugs = ReadonlyMap<number, string>;

function viewRecord(record: Subscriber, slugs: Slugs, now: Instant): Omit<SubscriberView, "suppressed"> {
  const status = deriveStatusAt(deriveReader(record), now);
  return {
    id: record.id,
    email: record.address,
    status,
    ...viewChoices(record, slugs),
    requestedAt: formatInstant(record.consent.signup.at),
    confirmedAt: formatInstant(record.confirmedAt),
    pausedUntil: status === "paused" && record.pause !== null ? formatInstant(record.pause.until) : null,
    leftAt: record.status === "unsubscribed" ? formatInstant(record.leftAt) : null,
    consent: { signup: viewAct(record.consent.signup), confirmation: viewAct(record.consent.confirmation) },
  };
}

const viewSignup = (signup: Signup, slugs: Slugs): Omit<SubscriberView, "suppressed"> => ({
  id: signup.id,
  email: signup.address,
  status: "pending",
  ...viewChoices(signup.choices, slugs),
  requestedAt: formatInstant(signup.at),
  confirmedAt: null,
  pausedUntil: null,
  leftAt: null,
  consent: { signup: viewAct(signup.consent), confirmation: null },
});

const viewChoices = ({ languages, topics, cadence, hour, timeZone }: Preferences, slugs: Slugs) => ({
  languages,
  topics: topics.flatMap((number) => slugs.get(number) ?? []),
  cadence,
  hour,
  timeZone,
});

const viewAct = (act: ConsentAct): ConsentView => ({ ...act, at: formatInstant(act.at) });
