import type { Instant, SubscriberId } from "./ids.ts";
import type { ImportRow } from "./import-row.ts";
import type { ConsentAct, Subscriber } from "./subscriber.ts";
import type { TopicNumber } from "./topic.ts";

/** A row with what the stores had to add to it. */
export interface ImportCandidate {
  readonly id: SubscriberId;
  readonly line: number;
  readonly row: ImportRow;
  readonly topics: readonly TopicNumber[];
}

export interface ImportFacts {
  /** As known now, with the change that says so; `seq` null: KV alone does. */
  readonly records: ReadonlyMap<
    SubscriberId,
    { readonly record: Subscriber | null; readonly seq: number | null }
  >;
  readonly barred: ReadonlyMap<SubscriberId, "departed" | "suppressed">;
  readonly now: Instant;
}

/** A change to append. */
export interface ImportChange {
  readonly id: SubscriberId;
  readonly at: Instant;
  readonly before: Subscriber | null;
  readonly record: Subscriber;
  readonly expectedSeq: number | null;
  readonly departure: "add" | "keep";
}

/** Neither a change nor a refusal: the row says nothing new. */
export interface ImportDecision {
  readonly change: ImportChange | null;
  readonly refusal: string | null;
}

const UNCHANGED: ImportDecision = { change: null, refusal: null };
const refuse = (refusal: string): ImportDecision => ({ change: null, refusal });

/** What one row of an import does. It adds readers and lets readers leave; it overwrites and brings back nobody. */
export function decideImport(candidate: ImportCandidate, facts: ImportFacts): ImportDecision {
  const { id, row } = candidate;
  const seen = facts.records.get(id) ?? { record: null, seq: null };
  const barred = facts.barred.get(id);
  const leaves = row.status === "unsubscribed";

  if (leaves && seen.record?.status === "active") {
    const record: Subscriber = { ...seen.record, status: "unsubscribed", leftAt: facts.now, pause: null };
    return add(candidate, facts, { before: seen.record, record, expectedSeq: seen.seq });
  }
  if (barred === "suppressed" && !leaves)
    return refuse("This address is suppressed: it bounced, complained or was barred by hand.");
  if (barred === "departed" && !leaves)
    return refuse("This reader has left: only they can come back, with the form.");
  if (seen.record !== null || barred !== undefined) return UNCHANGED;
  return add(candidate, facts, {
    before: null,
    record: deriveImported(candidate, facts.now),
    expectedSeq: seen.seq,
  });
}

const add = (
  { id, row }: ImportCandidate,
  { now }: ImportFacts,
  change: Pick<ImportChange, "before" | "record" | "expectedSeq">,
): ImportDecision => ({
  change: { id, at: now, ...change, departure: row.status === "unsubscribed" ? "add" : "keep" },
  refusal: null,
});

/** The consent was given elsewhere: the record says that it was imported, and when, and claims no words. */
function deriveImported({ id, row, topics }: ImportCandidate, now: Instant): Subscriber {
  const { languages, cadence, timeZone, confirmedAt } = row;
  const act: ConsentAct = {
    at: now,
    via: "import",
    wording: "",
    language: languages[0] ?? "en",
    origin: null,
    client: null,
  };
  const record = {
    id,
    address: row.email.address,
    languages,
    topics,
    cadence,
    hour: null,
    timeZone,
    confirmedAt,
    servedThrough: null,
    catchUpThrough: null,
    pause: null,
    consent: { signup: act, confirmation: act },
  };
  return row.status === "active"
    ? { ...record, status: "active" }
    : { ...record, status: "unsubscribed", leftAt: now };
}
