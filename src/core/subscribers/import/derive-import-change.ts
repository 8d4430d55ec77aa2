import type { Instant, SubscriberId } from "../../ids.ts";
import type { TopicNumber } from "../../topic.ts";
import type { NewChange } from "../change.ts";
import type { ConsentAct, Subscriber } from "../subscriber.ts";
import type { ImportMove } from "./decide-import.ts";
import type { ImportChoices } from "./import-row.ts";

export interface ImportedReader {
  readonly id: SubscriberId;
  readonly move: ImportMove;
  readonly expectedSeq: number | null;
}

/** The change that a move takes; null where it takes none. `numbers`: of the topics that the file names, by slug. */
export function deriveImportChange(
  { id, move, expectedSeq }: ImportedReader,
  numbers: ReadonlyMap<string, TopicNumber>,
  now: Instant,
): (NewChange & { readonly record: Subscriber }) | null {
  const common = { id, at: now, expectedSeq, unsubscribedAt: now };
  if (move.do === "join") {
    const record: Subscriber = { ...deriveImported(id, move, numbers, now), status: "active" };
    return { ...common, before: null, record, unsubscription: "keep" };
  }
  if (move.do === "keep-out") {
    const { leftAt } = move;
    const imported = deriveImported(id, move, numbers, now);
    const record: Subscriber = { ...imported, status: "unsubscribed", leftAt, pause: null };
    return { ...common, before: null, record, unsubscription: "add", unsubscribedAt: leftAt };
  }
  if (move.do !== "leave") return null;
  const { record: before, leftAt } = move;
  // Served until now, whenever they left elsewhere: a return must not repeat what was mailed meanwhile.
  const record: Subscriber =
    before.status === "active" ? { ...before, status: "unsubscribed", leftAt: now, pause: null } : before;
  return { ...common, before, record, unsubscription: "add", unsubscribedAt: leftAt };
}

/** The consent was given elsewhere: the record says that it was imported, and when, and claims no words. */
function deriveImported(
  id: SubscriberId,
  { address, choices }: { readonly address: string; readonly choices: ImportChoices },
  numbers: ReadonlyMap<string, TopicNumber>,
  now: Instant,
) {
  const { topics, confirmedAt, ...chosen } = choices;
  const act: ConsentAct = {
    at: now,
    via: "import",
    wording: "",
    language: chosen.languages[0] ?? "en",
    origin: null,
    client: null,
  };
  return {
    id,
    address,
    ...chosen,
    topics: topics.flatMap(({ slug }) => numbers.get(slug) ?? []).sort((a, b) => a - b),
    hour: null,
    confirmedAt,
    servedThrough: null,
    catchUpThrough: null,
    consent: { signup: act, confirmation: act },
  };
}
