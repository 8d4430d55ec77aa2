import type { IssueContent, Mail } from "../../../core/editions/edition.ts";
import { isObject, parseJson } from "../../../core/parse-json.ts";
import { fail, type Result, succeed } from "../../../core/result.ts";
import type { UnreadableRow } from "../../../core/unreadable-row.ts";

/** Codec: we wrote it ourselves, so that this looks at its shape, not at each word. */
export function parseContentRow(row: {
  readonly issue: string;
  readonly content: string;
}): Result<IssueContent, UnreadableRow> {
  const read = parseJson(row.content);
  const isContent =
    read.ok && isObject(read.value) && Array.isArray(read.value.stories) && isObject(read.value.envelope);
  return isContent
    ? succeed(read.value as unknown as IssueContent)
    : fail({ table: "contents", id: row.issue });
}

export function parseEditionRow(row: {
  readonly issue: string;
  readonly key: string;
  readonly mail: string;
}): Result<Mail, UnreadableRow> {
  const read = parseJson(row.mail);
  const parts = read.ok && isObject(read.value) ? read.value : {};
  const { subject, html, text } = parts;
  if (typeof subject === "string" && typeof html === "string" && typeof text === "string")
    return succeed({ subject, html, text });
  return fail({ table: "editions", id: `${row.issue}/${row.key}` });
}
