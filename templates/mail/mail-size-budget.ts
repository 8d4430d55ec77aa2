/**
 * Gmail cuts a mail off at about 102 KB of HTML, footer and way out included; an edition stays well below, so that
 * what the provider adds on the way still fits. Bytes of UTF-8, for either part.
 */
export const MAIL_BUDGET_BYTES = 90_000;

/** Each reader's own links, which take the places of shorter ones. */
const PERSONAL_BYTES = 1_500;

const encoder = new TextEncoder();
export const countBytes = (text: string) => encoder.encode(text).byteLength;

/** Does a rendered edition fit, with room for what makes it personal? */
export const fitsBudget = (parts: { readonly html: string; readonly text: string }): boolean =>
  [parts.html, parts.text].every((part) => countBytes(part) <= MAIL_BUDGET_BYTES - PERSONAL_BYTES);

/** What is left of the budget beside these parts. */
export const deriveRoom = (parts: { readonly html: string; readonly text: string }) => ({
  html: MAIL_BUDGET_BYTES - PERSONAL_BYTES - countBytes(parts.html),
  text: MAIL_BUDGET_BYTES - PERSONAL_BYTES - countBytes(parts.text),
});
