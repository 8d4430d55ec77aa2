import type { Instant } from "../../ids.ts";
import { foldWord } from "./import-columns.ts";
import { type HeaderKind, readHeader } from "./import-headers.ts";
import { parseLatestMoment } from "./import-moment.ts";
import { parsePauseEnd } from "./import-pause.ts";
import {
  ACTIVE_WORDS,
  isLeftWord,
  isNo,
  isNothing,
  isPlainLeftWord,
  isYes,
  LEFT_WORDS,
  PENDING_WORDS,
} from "./import-words.ts";

/** What a row of an import says about whether its reader may be written to, the strongest word first. */
export type Standing =
  /** `at`: the latest moment that its date can mean; null: it has none, and counts as said now. */
  | { readonly says: "left"; readonly at: Instant | null }
  /** A word that we do not know. In doubt nobody is written to: it keeps its address out of this file. */
  | { readonly says: "unclear"; readonly reason: string }
  | { readonly says: "pending"; readonly reason: string }
  | { readonly says: "active" }
  /** An empty status: stands for active where no other row of the address knows better. */
  | { readonly says: "nothing" };

interface Cell {
  readonly name: string;
  readonly kind: HeaderKind;
  readonly text: string;
  /** The text, folded. */
  readonly word: string;
}

const NOTHING: Standing = { says: "nothing" };
const LEFT: Standing = { says: "left", at: null };
const PENDING: Standing = {
  says: "pending",
  reason: "Pending readers confirm by themselves: let them sign up with the form.",
};
const STRENGTH = ["left", "unclear", "pending", "active", "nothing"] as const;

/** Reads every cell that says whether somebody left, whatever its column is called; the strongest word of the row stands. */
export function readStanding(
  cells: Readonly<Record<string, string | undefined>>,
  now: Instant,
  readKind: (name: string) => HeaderKind = readHeader,
): Standing {
  const read = Object.entries(cells)
    .filter(([name]) => name !== "email")
    .map(([name, text = ""]) => ({ name, kind: readKind(name), text: text.trim(), word: foldWord(text) }));
  const isAddressed = read.some(({ name, text }) => text !== "" && PLACES.test(foldWord(name)));
  const standings = read.map((cell) => ({ cell, standing: readCell(cell, isAddressed) }));
  const says = STRENGTH.find((word) => standings.some(({ standing }) => standing.says === word));
  const strongest = standings.find(({ standing }) => standing.says === says)?.standing ?? NOTHING;
  if (strongest.says !== "left") return strongest;
  const dates = standings.filter(({ cell, standing }) => cell.kind === "leaving" && standing.says === "left");
  return {
    says: "left",
    at: readLatest(
      dates.map(({ cell }) => parseLatestMoment(cell.text)),
      now,
    ),
  };
}

/** Null as soon as something that was to be a date is none, or lies ahead: then it counts as said now. */
function readLatest(moments: readonly (Instant | null)[], now: Instant): Instant | null {
  const past = moments.flatMap((at) => (at === null || at > now ? [] : [at]));
  return past.length === 0 || past.length < moments.length ? null : Math.max(...past);
}

function readCell(cell: Cell, isAddressed: boolean): Standing {
  const { kind, word, text } = cell;
  if (kind === "status") return readStatus(cell);
  if (kind === "state")
    return isAddressed || /^\p{Lu}{2,3}$/u.test(text) ? readState(cell) : readStatus(cell);
  if (kind === "other") return readOther(cell);
  if (isNothing(text)) return NOTHING;
  if (kind === "denied") return sayUnclear(cell);
  if (kind === "leaving" || kind === "leaving-detail")
    return isNo(word) || ACTIVE_WORDS.has(word) ? NOTHING : LEFT;
  if (kind === "doubtful") return isNo(word) ? NOTHING : sayUnclear(cell);
  return readAnswer(cell, kind);
}

/** What somebody said when they were asked. */
function readAnswer(cell: Cell, kind: "consent" | "wish" | "confirmation"): Standing {
  const { word, text } = cell;
  if (isLeftWord(word)) return LEFT;
  if (isNo(word)) return kind === "confirmation" ? PENDING : LEFT;
  if (PENDING_WORDS.has(word)) return PENDING;
  if (kind === "wish" || isYes(text) || ACTIVE_WORDS.has(word) || isEvidence(text)) return NOTHING;
  return sayUnclear(cell);
}

function readStatus(cell: Cell): Standing {
  const { name, text, word } = cell;
  if (isLeftWord(word)) return LEFT;
  if (ACTIVE_WORDS.has(word) || parsePauseEnd(text) !== null) return { says: "active" };
  if (PENDING_WORDS.has(word)) return PENDING;
  if (text === "" || (word === "" && !/[^\p{Cf}\s]/u.test(text))) return NOTHING;
  if (foldWord(name) !== "status")
    return isNothing(text) || VALID.has(word) || isEvidence(text) ? NOTHING : sayUnclear(cell);
  if (word.startsWith("paused")) {
    const reason =
      'A pause needs an end, as in "paused until 2027-01-31": add it, or use active or unsubscribed.';
    return { says: "unclear", reason };
  }
  return {
    says: "unclear",
    reason: `Status ${show(text)} is not known: use active or unsubscribed, or leave it empty.`,
  };
}

/** Of an address, where it is not a word of leaving. */
const readState = ({ word }: Cell): Standing => (isLeftWord(word) ? LEFT : NOTHING);

/** A column of which we know nothing makes nobody leave: a tag or a name may say anything. But in doubt, out. */
function readOther(cell: Cell): Standing {
  const items = cell.text.split(/[;,|]/).map(foldWord);
  if (items.some(isPlainLeftWord)) return sayUnclear(cell);
  return LEFT_WORDS.has(cell.word) && !NAMES.test(foldWord(cell.name)) ? sayUnclear(cell) : NOTHING;
}

const sayUnclear = ({ name, text }: Cell): Standing => ({
  says: "unclear",
  reason: `Column ${show(name)} has ${show(text)}, which may say that this reader left: use a column status with active or unsubscribed.`,
});

const show = (text: string) => text.trim().slice(0, 40);

/** When or from where somebody agreed: a date in any order, a number of seconds, an IP address. */
const isEvidence = (text: string) =>
  text.replace(/\D/g, "").length >= 4 &&
  (/^[\da-f:.]+$/i.test(text) || parseLatestMoment(text) !== null || LIKE_A_DATE.test(text));

const LIKE_A_DATE =
  /^(?:(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?|am|pm|utc|gmt|t|z|[\d\s/.:,+-])+$/i;
/** What checkers of addresses say of good ones. */
const VALID = new Set(["valid", "verified", "deliverable", "ok", "good"]);
/** Columns whose cells are names, places and topics. */
const NAMES =
  /name|tag|label|topic|note|comment|company|organi[sz]ation|title|city|ort|list|group|segment|language/;
const PLACES =
  /city|zip|postal|postcode|country|street|address|town|province|county|ciudad|cidade|pais|ville|ort$|plz/;
