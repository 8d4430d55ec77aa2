import { assembleBody, createBodyBuffer } from "../../../src/adapters/resend/batch-body.ts";
import { encodeMail } from "../../../src/adapters/resend/encode-mail.ts";
import { parseAnswer, readBatchIds } from "../../../src/adapters/resend/parse-answer.ts";
import { RESEND_TERMS } from "../../../src/adapters/resend/terms.ts";
import type { Refusal } from "../../../src/core/provider/answer.ts";
import type { ProviderFormat } from "./provider-format.ts";

/** What Resend answers with (resend.com/docs/api-reference/errors). */
const ERRORS = {
  rate: [429, "rate_limit_exceeded"],
  "daily-quota": [429, "daily_quota_exceeded"],
  "monthly-quota": [429, "monthly_quota_exceeded"],
  author: [403, "validation_error"],
  content: [422, "invalid_parameter"],
  "key-reused": [409, "invalid_idempotent_request"],
} as const satisfies Record<Refusal, readonly [number, string]>;

const reply = (status: number, body: unknown) =>
  parseAnswer({ status, headers: new Headers(), body }, readBatchIds);

/** The provider of the product, by the adapter's own functions: JSON, a hundred mails a request, keys for a day. */
export const RESEND_FORMAT: ProviderFormat = {
  name: "batches of JSON, keys for a day",
  terms: RESEND_TERMS,
  encode: encodeMail,
  writeBatch: (mails) => new TextDecoder().decode(assembleBody(mails, createBodyBuffer())),
  writeMail: (mail) => JSON.stringify(mail),
  readMails: (body) =>
    (JSON.parse(body) as { to: string[]; subject: string }[]).map(({ to, subject }) => ({
      to: to[0] ?? "",
      subject,
    })),
  accept: (ids) => reply(200, { data: ids.map((id) => ({ id })) }),
  refuse(reason) {
    const [status, name] = ERRORS[reason];
    return reply(status, { name, message: reason });
  },
};
