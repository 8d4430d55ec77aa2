import type { RowPoison } from "./spoils.ts";

const cutShort = (text: string) => text.slice(0, -1);
const wrongShapes = [cutShort, () => "null", () => "{}", () => ""];
const OF_OPEN_ISSUE = "issue IN (SELECT id FROM issues WHERE closed_at IS NULL)";

/** What somebody is owed. */
export const OWED_MAIL_POISON: RowPoison = {
  table: "owed_mails",
  column: "mail",
  name: "kind || '/' || id || '/' || at",
  whose: "id",
  where: "true",
  shapes: wrongShapes,
  mayStay: true,
};

/** Every table of which a row says something that may be unreadable, and its columns that do; docs/storage.md has them all. */
export const ROW_POISONS: readonly RowPoison[] = [
  OWED_MAIL_POISON,
  ...["choices", "consent"].map((column) => ({
    table: "signups",
    column,
    name: "id || '/' || at",
    whose: "id",
    where: "true",
    shapes: wrongShapes,
    mayStay: true,
  })),
  {
    table: "changes",
    column: "record",
    name: "seq",
    whose: "id",
    where: "record IS NOT NULL",
    shapes: wrongShapes,
    mayStay: true,
  },
  {
    table: "webhook_outcomes",
    column: "outcome",
    name: "id",
    whose: "''",
    where: "true",
    shapes: [cutShort],
    mayStay: true,
  },
  {
    table: "contents",
    column: "content",
    name: "issue",
    whose: "''",
    where: OF_OPEN_ISSUE,
    shapes: wrongShapes,
    mayStay: false,
  },
  {
    table: "editions",
    column: "mail",
    name: "issue || '/' || key",
    whose: "''",
    where: OF_OPEN_ISSUE,
    shapes: wrongShapes,
    mayStay: false,
  },
  {
    table: "issues",
    column: "posts",
    name: "id",
    whose: "''",
    where: "closed_at IS NULL",
    shapes: [cutShort, () => "null", () => "{}"],
    mayStay: false,
  },
  {
    table: "posts",
    column: "article",
    name: "id",
    whose: "''",
    where: "deleted_at IS NULL",
    shapes: wrongShapes,
    mayStay: false,
  },
];
