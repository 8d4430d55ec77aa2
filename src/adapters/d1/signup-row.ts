import { asSubscriberId } from "../../core/ids.ts";
import type { Signup } from "../../ports/signup-store.ts";

/** A row of `signups`. */
export interface SignupRow {
  readonly id: string;
  readonly at: number;
  readonly address: string;
  readonly choices: string;
  readonly consent: string;
  readonly expires_at: number | null;
}

/** The JSON columns are our own writing, of the types that `add` takes. */
export const parseSignupRow = (row: SignupRow): Signup => ({
  id: asSubscriberId(row.id),
  at: row.at,
  address: row.address,
  choices: JSON.parse(row.choices) as Signup["choices"],
  consent: JSON.parse(row.consent) as Signup["consent"],
  expiresAt: row.expires_at,
});
