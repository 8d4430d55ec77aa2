import { asSubscriberId } from "../../../core/ids.ts";
import type { OwedKind, OwedMail } from "../../../core/outbox/owed-mail.ts";
import type { DueMail } from "../../../core/outbox/plan-drain.ts";
import { isObject, isTexts, parseJson } from "../../../core/parse-json.ts";
import { fail, type Result, succeed } from "../../../core/result.ts";
import type { WelcomeContent } from "../../../core/subscribers/welcome-content.ts";
import type { UnreadableRow } from "../../../core/unreadable-row.ts";

/** A row of `owed_mails`. */
export interface OwedMailRow {
  readonly kind: OwedMail["kind"];
  readonly id: string;
  readonly at: number;
  readonly mail: string;
  readonly due_at: number;
  readonly attempts: number;
  readonly generation: number;
  readonly in_doubt_since: number | null;
  readonly refused_since: number | null;
}

/** With what the lists say of the person. */
export interface DueMailRow extends OwedMailRow {
  readonly unsubscribed_at: number | null;
  readonly suppressed: string | null;
}

/**
 * If the mail cannot be read, nobody knows to whom it goes: the row waits until it can be read, and counts as owed
 * meanwhile.
 */
export function parseOwedMail(row: OwedMailRow): Result<OwedMail, UnreadableRow> {
  const read = parseJson(row.mail);
  if (!read.ok || !isObject(read.value) || !LOOKS[row.kind](read.value))
    return fail({ table: "owed_mails", id: nameRow(row) });
  const { kind, at, attempts, generation } = row;
  const facts = { kind, at, attempts, generation, id: asSubscriberId(row.id), mail: read.value };
  const moments = { dueAt: row.due_at, inDoubtSince: row.in_doubt_since, refusedSince: row.refused_since };
  return succeed({ ...facts, ...moments } as unknown as OwedMail); // the mail was looked at, by its kind
}

export function parseDueMail(row: DueMailRow): Result<DueMail, UnreadableRow> {
  const owed = parseOwedMail(row);
  if (!owed.ok) return owed;
  return succeed({ ...owed.value, unsubscribedAt: row.unsubscribed_at, suppressed: row.suppressed });
}

type Parts = Readonly<Record<string, unknown>>;

/** Codec: our own writing; what everything rests on is looked at. */
const LOOKS = {
  signup: ({ says, address, language }) =>
    (says === "confirm" || says === "already-in") && isTexts([address, language]),
  welcome: ({ reader, content }) => isReader(reader) && (content === null || isContent(content)),
  "magic-link": ({ address, language }) => isTexts([address, language]),
  "author-note": ({ address, language, occasions }) =>
    isTexts([address, language]) && (occasions === null || isOccasions(occasions)),
} as const satisfies Record<OwedKind, (mail: Parts) => boolean>;

const isReader = (value: unknown) =>
  isObject(value) &&
  typeof value.address === "string" &&
  isTexts(value.languages) &&
  Array.isArray(value.topics);

const isOccasions = (value: unknown) =>
  Array.isArray(value) && value.every((one) => isObject(one) && isObject(one.occasion));

const isContent = (value: unknown): boolean =>
  isObject(value) &&
  typeof value.language === "string" &&
  (value.latest === null || (isObject(value.latest) && Array.isArray(value.latest.posts)));

/** The frozen content of a welcome mail, as it stands beside its row's name. */
export function parseWelcomeContent({
  content,
  ...name
}: Pick<OwedMailRow, "kind" | "id" | "at"> & { readonly content: string }): Result<
  WelcomeContent,
  UnreadableRow
> {
  const read = parseJson(content);
  return read.ok && isContent(read.value)
    ? succeed(read.value as WelcomeContent) // our own writing
    : fail({ table: "owed_mails", id: nameRow(name) });
}

export const nameRow = ({ kind, id, at }: Pick<OwedMailRow, "kind" | "id" | "at">) => `${kind}/${id}/${at}`;

/** SQL: a row of `owed_mails` that was found unreadable, until a tick can read it again. */
export const isNoted = (row: string) => `EXISTS (SELECT 1 FROM unreadable_rows WHERE source = 'owed_mails'
  AND unreadable_rows.id = ${row}.kind || '/' || ${row}.id || '/' || ${row}.at)`;
