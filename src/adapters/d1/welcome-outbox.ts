import { asSubscriberId } from "../../core/ids.ts";
import type { WelcomeContent, WelcomedReader } from "../../core/welcome.ts";
import type { OwedWelcome, WelcomeOutbox } from "../../ports/signup-store.ts";

interface WelcomeRow {
  readonly id: string;
  readonly welcome_at: number;
  readonly welcome: string;
}

const COLUMNS = "id, welcome_at, welcome";

/** Asked at every step, so that who leaves up to the very submission is written to no more. */
const IS_OWED = `welcome IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM departures WHERE departures.id = signups.id)
  AND NOT EXISTS (SELECT 1 FROM suppressions WHERE suppressions.id = signups.id)`;

/** `json_insert` puts nothing in the place of what is there. */
const CLAIM = `UPDATE signups SET welcome = json_insert(welcome, '$.content', json(?3))
  WHERE id = ?1 AND welcome_at = ?2 AND ${IS_OWED} RETURNING ${COLUMNS}`;

/** Owed welcome mails in D1, two columns of `signups`. */
export function createD1WelcomeOutbox(db: D1Database): WelcomeOutbox {
  return {
    async findWelcome(id) {
      const find = `SELECT ${COLUMNS} FROM signups WHERE id = ?1 AND ${IS_OWED}`;
      const row = await db.prepare(find).bind(id).first<WelcomeRow>();
      return row === null ? null : parseWelcomeRow(row);
    },
    async listWelcomes(since, limit) {
      const list = `SELECT ${COLUMNS} FROM signups WHERE welcome_at > ?1 AND ${IS_OWED} ORDER BY welcome_at LIMIT ?2`;
      const { results } = await db.prepare(list).bind(since, limit).all<WelcomeRow>();
      return results.map(parseWelcomeRow);
    },
    async claimWelcome({ id, at }, content) {
      const row = await db.prepare(CLAIM).bind(id, at, JSON.stringify(content)).first<WelcomeRow>();
      return row === null ? null : parseWelcomeRow(row).content;
    },
    async markWelcomed(id, at) {
      const mark = "UPDATE signups SET welcome = NULL WHERE id = ?1 AND welcome_at = ?2";
      await db.prepare(mark).bind(id, at).run();
    },
  };
}

/** The JSON was written by `claim` above and by the change log, of these types. */
function parseWelcomeRow(row: WelcomeRow): OwedWelcome {
  const { reader, content = null } = JSON.parse(row.welcome) as {
    readonly reader: WelcomedReader;
    readonly content?: WelcomeContent;
  };
  return { id: asSubscriberId(row.id), reader, at: row.welcome_at, content };
}
