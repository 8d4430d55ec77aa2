import { type Answer, accept, refuse } from "./answer.ts";
import { neverAnswer } from "./broken-connection.ts";
import { checkCredentials } from "./credentials.ts";
import type { Mailbox } from "./mailbox.ts";
import type { Provider } from "./provider.ts";
import type { ReceivedMail } from "./received-mail.ts";

/** One reading of the API: it needs the key and its place in the account's rate, as a submission does. */
export async function readApi(provider: Provider, request: Request, read: () => Answer): Promise<Answer> {
  const refusal = checkCredentials(request.headers, provider.apiKey);
  if (refusal) return refusal;
  const { allowed, headers } = provider.rate.take();
  if (!allowed) return refuse("rate_limit_exceeded", undefined, headers);
  const { keyMaySendOnly, hangReading } = provider.faults.current();
  if (hangReading) await neverAnswer(request.signal);
  return { ...(keyMaySendOnly ? refuse("restricted_api_key") : read()), headers };
}

/** `GET /emails/:id` (resend.com/docs/api-reference/emails/retrieve-email). */
export function showMail(mailbox: Mailbox, id: string): Answer {
  const mail = mailbox.find(id);
  if (!mail) return refuse("not_found", "Email not found");
  const { html, text, cc, bcc, reply_to, tags } = mail;
  return accept({ object: "email", ...describeMail(mail), html, text, cc, bcc, reply_to, tags });
}

/** `GET /emails`: newest first, `limit`, `after` (older) or `before` (newer); see resend.com/docs/api-reference/pagination. */
export function listMails(mailbox: Mailbox, query: Readonly<Record<string, string>>): Answer {
  const limit = Number(query.limit ?? 20);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100)
    return refuse("validation_error", "The pagination limit must be a number between 1 and 100.");
  if (query.after !== undefined && query.before !== undefined)
    return refuse("validation_error", "Only one of `after` and `before` can be given.");
  const cursor = query.after ?? query.before;
  const newestFirst = mailbox.all().toReversed();
  const place = newestFirst.findIndex((mail) => mail.id === cursor);
  if (cursor !== undefined && place === -1) return refuse("validation_error", "The cursor is not valid.");
  const rest =
    query.before === undefined ? newestFirst.slice(place + 1) : newestFirst.slice(0, place).toReversed();
  const page = rest.slice(0, limit);
  const data = (query.before === undefined ? page : page.toReversed()).map(describeMail);
  return accept({ object: "list", has_more: rest.length > limit, data });
}

function describeMail(mail: ReceivedMail) {
  const { id, from, to, subject } = mail;
  const orNull = (addresses: readonly string[]) => (addresses.length === 0 ? null : addresses);
  return {
    ...{ id, message_id: `<${id}@resend.example>`, to, from, subject },
    created_at: mail.receivedAt.replace("T", " ").replace("Z", "000+00"),
    ...{ bcc: orNull(mail.bcc), cc: orNull(mail.cc), reply_to: orNull(mail.reply_to) },
    ...{ last_event: "sent", scheduled_at: null },
  };
}
