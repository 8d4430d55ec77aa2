import { listShortcuts } from "../cadence.ts";
import type { IssueContent, Mail } from "./edition.ts";

/** The personal parts of a mail. */
export type PersonalPart = "address" | "leaveUrl" | "manageToken";

/** What stands in an edition where each reader's own part goes. */
export type Placeholders = Readonly<Record<PersonalPart, string>>;

/**
 * The placeholders of one issue. Its key derives from the newsletter's secret, so that no text of an author, a feed or a
 * setting can hold one: whoever could write a reader's token into the address of a picture would be sent it. Plain ASCII,
 * the same in HTML, text and JSON; the leave address is a web address, because templates let no other through.
 */
export const derivePlaceholders = (key: string): Placeholders => ({
  address: `${key}@place.invalid`,
  leaveUrl: `https://place.invalid/${key}/leave`,
  manageToken: `${key}-manage-token`, // several links of a mail manage, so that the token alone has a place
});

/** Cuts text at its placeholders. By a group in the pattern, they stay among the pieces. */
export function cutAtPlaceholders(
  text: string,
  placeholders: Placeholders,
): readonly (string | { readonly part: PersonalPart })[] {
  const parts = Object.entries(placeholders) as [PersonalPart, string][]; // the record's own names
  const pattern = new RegExp(`(${parts.map(([, placeholder]) => RegExp.escape(placeholder)).join("|")})`);
  return text.split(pattern).map((piece) => {
    const found = parts.find(([, placeholder]) => placeholder === piece);
    return found === undefined ? piece : { part: found[0] };
  });
}

/** A mail with one reader's own parts in it. */
export function fillPlaceholders(
  mail: Mail,
  placeholders: Placeholders,
  own: Readonly<Record<PersonalPart, string>>,
): Mail {
  const fill = (text: string) =>
    cutAtPlaceholders(text, placeholders)
      .map((piece) => (typeof piece === "string" ? piece : own[piece.part]))
      .join("");
  return { subject: mail.subject, html: fill(mail.html), text: fill(mail.text) };
}

/** What ends a header's line or turns the direction of what follows it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for (header injection)
const BREAKS_HEADER = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/;

/**
 * Why an edition must not leave, or null. Each part has exactly the placeholders that our own templates put there, and
 * none stands in a header: one more would hand a reader's token to whoever wrote the text around it, one less would
 * leave a reader without a way out.
 */
export function findPlaceholderFault(content: IssueContent, mail: Mail): string | null {
  const { placeholderKey, from, replyTo, cadences } = content.envelope;
  const manageLinks = 1 + listShortcuts(content.cadence, cadences).length;
  const expected = { address: 0, leaveUrl: 1, manageToken: manageLinks };
  for (const part of ["html", "text"] as const) {
    const fault = countWrong(mail[part], placeholderKey, expected);
    if (fault !== null) return `its ${part} part has ${fault}`;
  }
  for (const [name, line] of Object.entries({ subject: mail.subject, from, "reply-to": replyTo ?? "" })) {
    if (line.includes(placeholderKey)) return `its ${name} has a placeholder`;
    if (BREAKS_HEADER.test(line)) return `its ${name} has a control character`;
  }
  return null;
}

function countWrong(
  text: string,
  key: string,
  expected: Readonly<Record<PersonalPart, number>>,
): string | null {
  const pieces = cutAtPlaceholders(text, derivePlaceholders(key));
  for (const [part, count] of Object.entries(expected)) {
    const found = pieces.filter((piece) => typeof piece !== "string" && piece.part === part).length;
    if (found !== count) return `${found} instead of ${count} placeholders for ${part}`;
  }
  const isTorn = pieces.some((piece) => typeof piece === "string" && piece.includes(key));
  return isTorn ? "a torn placeholder" : null;
}
