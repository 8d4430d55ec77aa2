import { Resend } from "resend";
import type { MailRecord } from "../../core/provider/mail-evidence.ts";
import type { MailPage, PageCursor } from "../../core/provider/mail-page.ts";
import type { MailRecords } from "../../ports/provider/mail-records.ts";
import { parseInstant } from "./parse-instant.ts";
import { parseRateReading } from "./rate-reading.ts";

const DEFAULT_TIMEOUT_MS = 10_000;

/** The most that one page holds (resend.com/docs/api-reference/pagination). */
const PAGE = 100;

export interface ResendMailRecordsOptions {
  readonly apiKey: string;
  readonly baseUrl: URL;
  readonly timeoutMs?: number;
}

/**
 * Resend's list of the team's mails (`GET /emails`), kept for 30 days. It tells address, subject and time; neither tags nor
 * idempotency keys, and it cannot be searched. A key with sending access alone may not read it.
 */
export function createResendMailRecords({
  apiKey,
  baseUrl,
  timeoutMs = DEFAULT_TIMEOUT_MS,
}: ResendMailRecordsOptions): MailRecords {
  const resend = new Resend(apiKey, { baseUrl: baseUrl.href.replace(/\/+$/, "") });
  return {
    async listPage(place) {
      const options = { signal: AbortSignal.timeout(timeoutMs), redirect: "manual" }; // handed on to `fetch`
      const { data, error, headers } = await resend.emails.list(toQuery(place), options);
      const status = error === null ? 200 : error.statusCode;
      const rate = parseRateReading(status, error?.name ?? "", new Headers(headers ?? {}));
      if (error !== null)
        return {
          kind: "unavailable",
          reason: status === null ? "no answer" : `${status} ${error.name}`,
          rate,
        };
      return parsePage(data, rate);
    },
  };
}

function toQuery(place: PageCursor) {
  if (place === "newest") return { limit: PAGE };
  return "olderThan" in place
    ? { limit: PAGE, after: place.olderThan }
    : { limit: PAGE, before: place.newerThan };
}

/** What is not in the documented shape says nothing. */
function parsePage(body: unknown, rate: MailPage["rate"]): MailPage {
  const data = readField(body, "data");
  const more = readField(body, "has_more");
  const records = Array.isArray(data) ? data.map(parseRecord) : [null];
  const read = records.filter((record) => record !== null);
  if (read.length < records.length || typeof more !== "boolean")
    return { kind: "unavailable", reason: "200 unreadable_answer", rate };
  return { kind: "page", records: read, more, rate };
}

function parseRecord(entry: unknown): MailRecord | null {
  const [id, to, subject, createdAt] = ["id", "to", "subject", "created_at"].map((name) =>
    readField(entry, name),
  );
  const at = parseInstant(createdAt);
  if (typeof id !== "string" || typeof subject !== "string" || at === null) return null;
  const addresses = [to].flat().filter((one) => typeof one === "string");
  return { id, to: addresses, subject, at };
}

const readField = (body: unknown, field: string): unknown =>
  typeof body === "object" && body !== null ? Reflect.get(body, field) : undefined;
