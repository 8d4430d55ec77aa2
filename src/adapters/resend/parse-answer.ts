import type { Answer, RateReading } from "../../core/provider/answer.ts";
import { classifyRefusal } from "./classify-refusal.ts";
import { parseRateReading } from "./rate-reading.ts";

/** What came back from one request. `status` null: no answer came, or none that could be read to its end. */
export interface Reply {
  readonly status: number | null;
  readonly headers: Headers;
  /** Parsed JSON; null where there was none. */
  readonly body: unknown;
}

/**
 * One reply as an answer. Only a success with an id for every mail was accepted, only a documented error was refused: of
 * anything else (5xx, a redirect, a success without ids) nobody can tell whether the mail was taken.
 */
export function parseAnswer(reply: Reply, readIds: (body: unknown) => readonly string[] | null): Answer {
  const { status, headers, body } = reply;
  const name = readText(body, "name") ?? "no_answer";
  const rate = parseRateReading(status, name, headers);
  if (status === null) return { kind: "in-doubt", status, name, rate };
  if (status >= 200 && status <= 299) return acceptOrDoubt(status, readIds(body), rate);
  const reason = classifyRefusal(status, name);
  if (reason === null) return { kind: "in-doubt", status, name, rate };
  return { kind: "refused", reason, status, name, message: readText(body, "message") ?? "", rate };
}

function acceptOrDoubt(status: number, providerIds: readonly string[] | null, rate: RateReading): Answer {
  if (providerIds === null) return { kind: "in-doubt", status, name: "unreadable_answer", rate };
  return { kind: "accepted", providerIds, rate };
}

/** `{"id": …}` of `POST /emails`. */
export function readSingleId(body: unknown): readonly string[] | null {
  const id = readText(body, "id");
  return id === null ? null : [id];
}

/** `{"data": [{"id": …}, …]}` of `POST /emails/batch`, in the order of the request. */
export function readBatchIds(body: unknown): readonly string[] | null {
  const data = readField(body, "data");
  if (!Array.isArray(data) || data.length === 0) return null;
  const ids = data.map((entry) => readText(entry, "id")).filter((id) => id !== null);
  return ids.length === data.length ? ids : null;
}

function readField(body: unknown, field: string): unknown {
  return typeof body === "object" && body !== null ? Reflect.get(body, field) : undefined;
}

function readText(body: unknown, field: string): string | null {
  const value = readField(body, field);
  return typeof value === "string" && value !== "" ? value : null;
}
