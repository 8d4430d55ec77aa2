/** Where rows lie; `subscribers` is KV, `ledger` an issue's own storage. */
export type RowTable =
  | "cadences"
  | "changes"
  | "contents"
  | "editions"
  | "issues"
  | "ledger"
  | "owed_mails"
  | "posts"
  | "signups"
  | "subscribers"
  | "webhook_outcomes";

/** A stored row that cannot be read. It costs itself alone, counts as absent to nobody, and is shown on `/health`. */
export interface UnreadableRow {
  readonly table: RowTable;
  readonly id: string;
}

const NAME = "UnreadableRowError";

/** For where one certain row is needed, and nothing can be done without it. What it holds is never quoted. */
export const createUnreadableRowError = ({ table, id }: UnreadableRow): Error =>
  Object.assign(new Error(`the row "${id}" of ${table} cannot be read`), { name: NAME });

export const isUnreadableRowError = (error: unknown): error is Error =>
  error instanceof Error && error.name === NAME;
