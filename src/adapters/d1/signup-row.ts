import { asSubscriberId } from "../../core/ids.ts";
import type { Signup, SignupMail } from "../../ports/signup-store.ts";

/** A row of `signups`. */
export interface SignupRow {
  readonly id: string;
  readonly address: string;
  readonly choices: string;
  readonly consent: string;
  readonly requested_at: number;
  readonly expires_at: number;
  readonly mail_kind: SignupMail["kind"] | null;
  readonly mail_language: string | null;
  readonly mail_at: number | null;
  readonly mail_submitted_at: number | null;
}

/** The JSON columns are our own writing, of the types that `claim` takes. */
export function parseSignupRow(row: SignupRow): Signup {
  return {
    id: asSubscriberId(row.id),
    address: row.address,
    choices: JSON.parse(row.choices) as Signup["choices"],
    consent: JSON.parse(row.consent) as Signup["consent"],
    requestedAt: row.requested_at,
    expiresAt: row.expires_at,
    mail: parseMail(row),
  };
}

function parseMail(row: SignupRow): SignupMail | null {
  if (row.mail_kind === null || row.mail_language === null || row.mail_at === null) return null;
  return {
    kind: row.mail_kind,
    language: row.mail_language,
    at: row.mail_at,
    submittedAt: row.mail_submitted_at,
  };
}
