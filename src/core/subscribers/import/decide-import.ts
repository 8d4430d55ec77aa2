import type { Instant, SubscriberId } from "../../ids.ts";
import { fitsMetadata } from "../reader-metadata.ts";
import type { Subscriber } from "../subscriber.ts";
import type { ImportChoices, ImportRow } from "./import-row.ts";

export interface ImportLine {
  readonly line: number;
  readonly row: ImportRow;
}

/** What is known of one address. */
export interface ImportFacts {
  /** As known now; null: nobody is. */
  readonly record: Subscriber | null;
  readonly unsubscribedAt: Instant | null;
  readonly isSuppressed: boolean;
  /** What was changed last cannot be read: whether they are here nobody knows, and in doubt they are out. */
  readonly isUnreadable: boolean;
  readonly now: Instant;
  /** What counts of a row that says that its reader left, where what else it holds is wrong. */
  readonly standard: ImportChoices;
}

/** What the rows of one address do. */
export type ImportMove =
  | { readonly do: "nothing" }
  | { readonly do: "join"; readonly address: string; readonly choices: ImportChoices }
  /** Somebody who is not here has left elsewhere: kept, so that no later import takes them in. */
  | {
      readonly do: "keep-out";
      readonly address: string;
      readonly choices: ImportChoices;
      readonly leftAt: Instant;
    }
  | { readonly do: "leave"; readonly record: Subscriber; readonly leftAt: Instant }
  /** Known to have left, and said again since: a signup in between is void. */
  | { readonly do: "leave-again"; readonly leftAt: Instant };

export type RowAnswer = "imported" | "unchanged" | { readonly refused: string };

export interface ImportDecision {
  readonly id: SubscriberId;
  readonly move: ImportMove;
  /** One for each row, in their order. */
  readonly answers: readonly { readonly line: number; readonly answer: RowAnswer }[];
}

const NOTHING: ImportMove = { do: "nothing" };
const HAS_LEFT_IN_FILE = "Another row says that this reader has left.";
const IS_UNCLEAR_IN_FILE =
  "Another row of this address has a status that is not known: put that one right first.";
const IS_PENDING_IN_FILE = "Another row says that this reader has not confirmed.";
const IS_SUPPRESSED = "This address is suppressed: it bounced, complained or was barred by hand.";
const IS_UNREADABLE = "What is stored of this reader cannot be read: see /health.";
const HAS_LEFT = "This reader has left: only they can come back, with the form.";
const TOO_MANY = "Too much for one reader: choose fewer languages or topics.";

/**
 * What all rows of one address do together. It adds readers and lets readers leave; it overwrites and brings back
 * nobody. Whoever left in any row has left, whatever the others say and whichever comes first; a status that is not
 * known keeps its address out; one that is empty stands back behind every other.
 */
export function decideImport(
  id: SubscriberId,
  lines: readonly ImportLine[],
  facts: ImportFacts,
): ImportDecision {
  const left = lines.filter(({ row }) => row.standing.says === "left");
  if (left.length > 0 && !isOutlived(left, facts)) return decideLeaving(id, lines, left, facts);
  return decideJoining(id, lines, facts);
}

/** Did the reader confirm here after all of this? Only a double opt-in is a confirmation: an import claims one. */
function isOutlived(left: readonly ImportLine[], { record }: ImportFacts): boolean {
  if (record?.status !== "active" || record.consent.confirmation.via === "import") return false;
  const { at } = record.consent.confirmation;
  return left.every(
    ({ row: { standing } }) => standing.says === "left" && standing.at !== null && standing.at < at,
  );
}

function decideLeaving(
  id: SubscriberId,
  lines: readonly ImportLine[],
  left: readonly ImportLine[],
  facts: ImportFacts,
): ImportDecision {
  const move = deriveLeaving(left, facts);
  const counts = move.do === "leave" || move.do === "keep-out" ? left[0] : undefined;
  const answers = lines.map((one) => ({ line: one.line, answer: answerBesideLeft(one, counts) }));
  return { id, move, answers };
}

function answerBesideLeft(one: ImportLine, counts: ImportLine | undefined): RowAnswer {
  if (one.row.standing.says === "left") return one === counts ? "imported" : "unchanged";
  return { refused: findOwnFault(one.row) ?? HAS_LEFT_IN_FILE };
}

function deriveLeaving(left: readonly ImportLine[], facts: ImportFacts): ImportMove {
  const { record, unsubscribedAt, now, standard } = facts;
  const leftAt = Math.max(
    ...left.map(({ row: { standing } }) => (standing.says === "left" && standing.at) || now),
  );
  if (record?.status === "active") return { do: "leave", record, leftAt };
  if (unsubscribedAt !== null) return leftAt > unsubscribedAt ? { do: "leave-again", leftAt } : NOTHING;
  if (record !== null) return { do: "leave", record, leftAt };
  const address = left[0]?.row.email.address ?? "";
  const choices = left.flatMap(({ row }) =>
    row.choices.ok && fits(row, row.choices.value) ? row.choices.value : [],
  )[0];
  return { do: "keep-out", address, choices: choices ?? standard, leftAt };
}

/** What is wrong with a row by itself. */
const findOwnFault = ({ standing, choices }: ImportRow): string | null => {
  if (standing.says === "unclear" || standing.says === "pending") return standing.reason;
  return choices.ok ? null : choices.problem;
};

function decideJoining(id: SubscriberId, lines: readonly ImportLine[], facts: ImportFacts): ImportDecision {
  const says = (word: ImportRow["standing"]["says"]) => lines.some(({ row }) => row.standing.says === word);
  let move: ImportMove = NOTHING;
  const answers = lines.map(({ line, row }): { line: number; answer: RowAnswer } => {
    const refused = findReason(row, says, facts);
    if (refused !== null) return { line, answer: { refused } };
    if (facts.record !== null || move.do === "join" || !row.choices.ok || row.standing.says === "left")
      return { line, answer: "unchanged" };
    move = { do: "join", address: row.email.address, choices: row.choices.value };
    return { line, answer: "imported" };
  });
  return { id, move, answers };
}

function findReason(
  row: ImportRow,
  says: (word: ImportRow["standing"]["says"]) => boolean,
  { record, unsubscribedAt, isSuppressed, isUnreadable }: ImportFacts,
): string | null {
  if (row.standing.says === "left") return null; // outlived by a confirmation: it changes nothing
  const own = findOwnFault(row);
  if (own !== null) return own;
  if (says("unclear")) return IS_UNCLEAR_IN_FILE;
  if (row.standing.says === "nothing" && says("pending") && !says("active")) return IS_PENDING_IN_FILE;
  if (isSuppressed) return IS_SUPPRESSED;
  if (isUnreadable) return IS_UNREADABLE;
  if (unsubscribedAt !== null || record?.status === "unsubscribed") return HAS_LEFT;
  return record === null && row.choices.ok && !fits(row, row.choices.value) ? TOO_MANY : null;
}

const fits = ({ email }: ImportRow, choices: ImportChoices) =>
  fitsMetadata({ address: email.address, ...choices, topics: choices.topics.map(() => WIDEST_NUMBER) });

/** Topics get their numbers only once it is certain that somebody chose them: room for any that a newsletter reaches. */
const WIDEST_NUMBER = 999_999;
