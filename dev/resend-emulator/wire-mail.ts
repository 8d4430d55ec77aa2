import validator from "validator";
import * as z from "zod";
import { type Answer, refuse } from "./answer.ts";

const isAddress = (value: string) =>
  validator.isEmail(value, { allow_display_name: true, allow_utf8_local_part: true });

const address = z
  .string()
  .refine(isAddress, "needs to follow the `email@example.com` or `Name <email@example.com>` format");

/** One address or a list of them; the API takes both. */
const addresses = z.union([address.transform((one) => [one]), z.array(address)]);
const tagText = z
  .string()
  .regex(
    /^[A-Za-z0-9_-]{1,256}$/,
    "may hold only ASCII letters, numbers, underscores and dashes, 256 at most",
  );
const headerText = z.string().regex(/^[^\r\n]*$/, "must not hold line breaks");

const wireMail = z.object({
  from: address,
  to: addresses.refine((list) => list.length >= 1 && list.length <= 50, "needs 1 to 50 addresses"),
  cc: addresses.default([]),
  bcc: addresses.default([]),
  reply_to: addresses.default([]),
  subject: z.string().min(1, "must not be empty"),
  html: z.string().optional(),
  text: z.string().optional(),
  headers: z.record(z.string().regex(/^[\x21-\x39\x3b-\x7e]+$/, "is no header name"), headerText).default({}),
  tags: z.array(z.object({ name: tagText, value: tagText })).default([]),
  attachments: z.array(z.unknown()).optional(),
});

/** One mail as the API takes it, with its defaults filled in. */
export type WireMail = z.output<typeof wireMail>;

export type ParsedMail =
  | { readonly ok: true; readonly mail: WireMail }
  | { readonly ok: false; readonly answer: Answer };

/** Checks one mail by the API's rules; `place` is put before the field's name (`emails[3].`). */
export function parseWireMail(value: unknown, place: string): ParsedMail {
  const parsed = wireMail.safeParse(value, { reportInput: true });
  if (!parsed.success) return { ok: false, answer: describeFault(parsed.error.issues[0], place) };
  if (parsed.data.html === undefined && parsed.data.text === undefined) {
    return {
      ok: false,
      answer: refuse("missing_required_field", `Missing \`${place}html\` or \`${place}text\`.`),
    };
  }
  return { ok: true, mail: parsed.data };
}

function describeFault(issue: z.core.$ZodIssue | undefined, place: string): Answer {
  const field = issue?.path.join(".") ?? "";
  if (issue && issue.path.length > 0 && issue.input === undefined) {
    return refuse("missing_required_field", `Missing \`${place}${field}\` field.`);
  }
  return refuse("validation_error", `Invalid \`${place}${field}\` field: ${issue?.message ?? "unknown"}.`);
}
