import type { AddressQuery } from "../../../core/subscribers/address-facts.ts";
import type { AddressFactsReader } from "../../../ports/subscribers/address-facts.ts";
import { noteUnreadable, requireReadable } from "../tick/unreadable-rows.ts";
import { type ChangeRow, parseChangeRow, standIn } from "./change-row.ts";
import { parseSignupRow, type SignupRow } from "./signup-row.ts";

const LATEST = "SELECT * FROM changes WHERE id = ?1 ORDER BY seq DESC LIMIT 1";
const STANDING = `SELECT (SELECT at FROM unsubscriptions WHERE id = ?1) AS unsubscribed_at,
  (SELECT reason FROM suppressions WHERE id = ?1) AS suppressed,
  (SELECT max(at) FROM signups WHERE id = ?1 AND (expires_at IS NULL OR expires_at > ?2)) AS asked_at,
  (SELECT mark FROM id_key) AS id_key`;
const NAMED = "SELECT * FROM signups WHERE id = ?1 AND at = ?2";

interface StandingRow {
  readonly unsubscribed_at: number | null;
  readonly suppressed: string | null;
  readonly asked_at: number | null;
  readonly id_key: string | null;
}

/** Of one address in D1: a batch is one round trip, and one transaction. */
export const createD1AddressFacts = (db: D1Database): AddressFactsReader => ({
  find: async (query) => {
    const { change, standing, signup } = await read(db, query);
    return {
      latest: await toChange(db, change),
      unsubscribedAt: standing?.unsubscribed_at ?? null,
      suppressed: standing?.suppressed ?? null,
      askedAt: standing?.asked_at ?? null,
      idKey: standing?.id_key ?? null,
      signup: await requireReadable(db, signup ?? null, parseSignupRow),
    };
  },
});

async function read(db: D1Database, { id, now, signupAt }: AddressQuery) {
  const [changes, standings, signups] = await db.batch([
    db.prepare(LATEST).bind(id),
    db.prepare(STANDING).bind(id, now),
    ...(signupAt === undefined ? [] : [db.prepare(NAMED).bind(id, signupAt)]),
  ]);
  return {
    change: changes?.results[0] as ChangeRow | undefined, // the columns of each statement
    standing: standings?.results[0] as StandingRow | undefined,
    signup: signups?.results[0] as SignupRow | undefined,
  };
}

/** One that cannot be read keeps its reader out. */
async function toChange(db: D1Database, row: ChangeRow | undefined) {
  if (row === undefined) return null;
  const read = parseChangeRow(row);
  if (read.ok) return read.value;
  await noteUnreadable(db, [read.problem]);
  return standIn(row);
}
