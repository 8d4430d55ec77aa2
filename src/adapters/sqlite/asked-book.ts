import type { Instant } from "../../core/ids.ts";
import type { AskedBook } from "../../ports/repository/asked-book.ts";

const ASKED = "asked/";

/** In its object's storage, where this file alone writes; a number for each pull request that ever had a workflow's preview. */
export const createAskedBook = ({ kv }: Pick<DurableObjectStorage, "kv">): AskedBook => ({
  read: (number) => kv.get<Instant>(`${ASKED}${number}`) ?? null,
  write: (number, askedAt) => kv.put(`${ASKED}${number}`, askedAt),
});
