import { type Answer, refuse } from "./answer.ts";
import { parseWireMail, type WireMail } from "./wire-mail.ts";

export type Endpoint = "/emails" | "/emails/batch";

/** A mail that passed, with its place in the request, where its bodies are found again: in memory they would weigh. */
export interface PlacedMail {
  readonly mail: Omit<WireMail, "html" | "text">;
  readonly position: number;
}

export interface ItemFault {
  readonly index: number;
  readonly message: string;
}

/** What of one request can be taken; `faults` is only ever filled in permissive mode. */
export type ParsedSubmission =
  | { readonly ok: true; readonly mails: readonly PlacedMail[]; readonly faults: readonly ItemFault[] }
  | { readonly ok: false; readonly answer: Answer };

export interface SubmissionRules {
  readonly endpoint: Endpoint;
  /** `x-batch-validation: permissive`: bad items are named, the others go. */
  readonly permissive: boolean;
  readonly refusedAddresses: readonly string[];
}

/** Checks the body of POST /emails or POST /emails/batch; the first fault refuses a strict request whole. */
export function parseSubmission(text: string, rules: SubmissionRules): ParsedSubmission {
  const json = parseJson(text);
  if (json === undefined)
    return { ok: false, answer: refuse("validation_error", "The body is not valid JSON.") };
  if (rules.endpoint === "/emails") return collect([json], rules, () => "");
  if (!Array.isArray(json)) {
    return { ok: false, answer: refuse("validation_error", "The body must be an array of emails.") };
  }
  if (json.length < 1 || json.length > 100) {
    const answer = refuse(
      "validation_error",
      `A batch holds 1 to 100 emails, this one holds ${json.length}.`,
    );
    return { ok: false, answer };
  }
  return collect(json, rules, (position) => `emails[${position}].`);
}

function collect(
  items: readonly unknown[],
  rules: SubmissionRules,
  placeOf: (position: number) => string,
): ParsedSubmission {
  const mails: PlacedMail[] = [];
  const faults: ItemFault[] = [];
  for (const [position, item] of items.entries()) {
    const parsed = parseItem(item, placeOf(position), rules);
    if (parsed.ok) mails.push({ mail: withoutBodies(parsed.mail), position });
    else if (!rules.permissive) return parsed;
    else faults.push({ index: position, message: messageOf(parsed.answer) });
  }
  return { ok: true, mails, faults };
}

function withoutBodies({ html: _html, text: _text, ...mail }: WireMail): PlacedMail["mail"] {
  return mail;
}

function parseItem(item: unknown, place: string, rules: SubmissionRules) {
  const parsed = parseWireMail(item, place);
  if (!parsed.ok) return parsed;
  if (rules.endpoint === "/emails/batch" && parsed.mail.attachments !== undefined) {
    const message = `\`${place}attachments\` is not supported in a batch.`;
    return { ok: false, answer: refuse("validation_error", message) } as const;
  }
  const refused = parsed.mail.to.find((address) => rules.refusedAddresses.includes(bareAddress(address)));
  if (refused === undefined) return parsed;
  const message = `Invalid \`${place}to\` field: the address ${refused} is refused.`;
  return { ok: false, answer: refuse("validation_error", message) } as const;
}

/** The address without its display name, in lower case. */
export function bareAddress(address: string): string {
  return (/<([^>]+)>\s*$/.exec(address)?.[1] ?? address).trim().toLowerCase();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const messageOf = (answer: Answer) => (answer.body as { readonly message: string }).message; // `refuse` made it
