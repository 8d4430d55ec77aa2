import { type CreateEmailOptions, Resend } from "resend";
import type { OutgoingMail } from "../../core/provider/outgoing-mail.ts";
import type { Mailer } from "../../ports/provider/mailer.ts";
import { assembleBody, type BodyBuffer, createBodyBuffer } from "./batch-body.ts";
import { encodeMail } from "./encode-mail.ts";
import { parseAnswer, type Reply, readBatchIds, readSingleId } from "./parse-answer.ts";
import { postBatch } from "./post-batch.ts";

const DEFAULT_TIMEOUT_MS = 30_000;

export interface ResendMailerOptions {
  readonly apiKey: string;
  readonly baseUrl: URL;
  readonly timeoutMs?: number;
}

/**
 * Pool of request buffers for the life of the isolate; no more than one object has in flight, since the isolate's
 * objects share the memory. A buffer is reused only once its body was accepted, and so read to its end. After any other
 * answer, or after the call itself, it may still be read: in a Durable Object the runtime reads the body after `fetch`
 * has returned.
 */
const pool: BodyBuffer[] = [];
const MAX_POOLED = 5;

/** Mail through Resend's HTTP API. No I/O until used, and never a retry of its own: the ledger decides those. */
export function createResendMailer({
  apiKey,
  baseUrl,
  timeoutMs = DEFAULT_TIMEOUT_MS,
}: ResendMailerOptions): Mailer {
  const resend = new Resend(apiKey, { baseUrl: baseUrl.href.replace(/\/+$/, "") });
  return {
    async submit(mail, idempotencyKey) {
      return parseAnswer(await postMail(resend, mail, idempotencyKey, timeoutMs), readSingleId);
    },
    encode: encodeMail,
    async submitBatch(mails, idempotencyKey) {
      const buffer = pool.pop() ?? createBodyBuffer();
      const reply = await postBatch(resend, assembleBody(mails, buffer), idempotencyKey, timeoutMs);
      const answer = parseAnswer(reply, readBatchIds);
      if (answer.kind === "accepted" && pool.length < MAX_POOLED) pool.push(buffer);
      return answer;
    },
  };
}

/** One mail by the SDK, which never throws: it answers a network failure as an error without a status. */
async function postMail(
  resend: Resend,
  mail: OutgoingMail,
  idempotencyKey: string,
  timeoutMs: number,
): Promise<Reply> {
  // The SDK hands these options on to `fetch`; its types know only some of them.
  const options = { idempotencyKey, signal: AbortSignal.timeout(timeoutMs), redirect: "manual" };
  const { data, error, headers } = await resend.emails.send(toEmailOptions(mail), options);
  const status = error === null ? 200 : error.statusCode;
  return {
    status: typeof status === "number" ? status : null,
    headers: new Headers(headers ?? {}),
    body: error ?? data,
  };
}

function toEmailOptions(mail: OutgoingMail): CreateEmailOptions {
  const { from, to, replyTo, subject, html, text, headers, tags } = mail;
  return {
    from,
    to,
    subject,
    html,
    text,
    headers: { ...headers },
    tags: Object.entries(tags).map(([name, value]) => ({ name, value })),
    ...(replyTo === null ? {} : { replyTo }),
  };
}
