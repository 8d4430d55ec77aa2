import { DELIVERY_FACTS, type DeliveryTimes } from "../../core/deliveries/delivery-event.ts";
import type { Instant, IssueId, SubscriberId } from "../../core/ids.ts";
import type { DeliveryRows } from "../../ports/deliveries/delivery-rows.ts";

/**
 * One row a mail, with the time of each fact: what costs money is rows written, and a second event of a mail is an update of
 * its row. No index beside the key for the same reason: counts are made by reading, which costs a thousandth.
 *
 * `state` of an issue: `uncounted`, something came that no count has; `counting`, counts are on their way (a crash leaves it so,
 * and they are made anew); `counted`; `forgotten`, its mails are gone and late events of it are let be.
 */
const SCHEMA = `
CREATE TABLE IF NOT EXISTS mails (
  issue TEXT NOT NULL,
  recipient TEXT NOT NULL,
  mail TEXT NOT NULL,
  ${DELIVERY_FACTS.map((fact) => `${fact} INTEGER`).join(",\n  ")},
  PRIMARY KEY (issue, recipient)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS issues (issue TEXT PRIMARY KEY, state TEXT NOT NULL, changed_at INTEGER NOT NULL) WITHOUT ROWID;
`;

const DAY_MS = 86_400_000;

type State = "uncounted" | "counting" | "counted" | "forgotten";

const TIMES = DELIVERY_FACTS.join(", ");
const GROUPS = `SELECT ${DELIVERY_FACTS.map((fact) => `${fact} / ${DAY_MS} AS ${fact}`).join(", ")}, count(*) AS mails
  FROM mails WHERE issue = ? GROUP BY ${DELIVERY_FACTS.map((_, index) => index + 1).join(", ")}`;

export function createDeliveryRows(
  storage: Pick<DurableObjectStorage, "sql" | "transactionSync">,
): DeliveryRows {
  const { sql } = storage;
  sql.exec(SCHEMA);

  const findState = (issue: IssueId): State | null =>
    sql.exec<{ state: State }>("SELECT state FROM issues WHERE issue = ?", issue).toArray()[0]?.state ?? null;
  const setState = (issue: IssueId, state: State, at: Instant) =>
    sql.exec(
      `INSERT INTO issues (issue, state, changed_at) VALUES (?1, ?2, ?3)
       ON CONFLICT (issue) DO UPDATE SET state = ?2, changed_at = ?3`,
      issue,
      state,
      at,
    );

  return {
    add({ issue, recipient, mail, fact, at }, now) {
      return storage.transactionSync(() => {
        const state = findState(issue);
        if (state === "forgotten") return false;
        const { rowsWritten } = sql.exec(
          `INSERT INTO mails (issue, recipient, mail, ${fact}) VALUES (?1, ?2, ?3, ?4)
           ON CONFLICT (issue, recipient) DO UPDATE SET ${fact} = ?4 WHERE ${fact} IS NULL`,
          issue,
          recipient,
          mail,
          at,
        );
        if (rowsWritten > 0 && state !== "uncounted") setState(issue, "uncounted", now);
        return rowsWritten > 0 || state !== "counted";
      });
    },
    find(issue, recipient) {
      return (
        sql
          .exec<Record<keyof DeliveryTimes, number | null>>(
            `SELECT ${TIMES} FROM mails WHERE issue = ? AND recipient = ?`,
            issue,
            recipient,
          )
          .toArray()[0] ?? null
      );
    },
    listUncounted: () =>
      sql
        .exec<{ issue: IssueId; recipient: SubscriberId }>(
          `SELECT issue, (SELECT recipient FROM mails WHERE mails.issue = issues.issue LIMIT 1) AS recipient
           FROM issues WHERE state IN ('uncounted', 'counting')`,
        )
        .toArray(),
    beginCount(issue, now) {
      setState(issue, "counting", now);
      return sql
        .exec<Record<keyof DeliveryTimes | "mails", number>>(GROUPS, issue)
        .toArray()
        .map(({ mails, ...days }) => ({ mails, days }));
    },
    endCount(issue) {
      sql.exec("UPDATE issues SET state = 'counted' WHERE issue = ? AND state = 'counting'", issue);
    },
    findNextForgetting(keptMs) {
      const { at } = sql
        .exec<{ at: number | null }>("SELECT min(changed_at) AS at FROM issues WHERE state = 'counted'")
        .one();
      return at === null ? null : at + keptMs;
    },
    forget(before, atMost) {
      return storage.transactionSync(() => {
        const issue = sql
          .exec<{ issue: IssueId }>(
            "SELECT issue FROM issues WHERE state = 'counted' AND changed_at <= ? LIMIT 1",
            before,
          )
          .toArray()[0]?.issue;
        if (issue === undefined) return false;
        sql.exec(
          "DELETE FROM mails WHERE issue = ?1 AND recipient IN (SELECT recipient FROM mails WHERE issue = ?1 LIMIT ?2)",
          issue,
          atMost,
        );
        const isEmpty = sql.exec("SELECT 1 FROM mails WHERE issue = ? LIMIT 1", issue).toArray().length === 0;
        if (isEmpty) sql.exec("UPDATE issues SET state = 'forgotten' WHERE issue = ?", issue);
        return true;
      });
    },
  };
}
