import type { Instant } from "../../../core/ids.ts";
import type { ReaderPage } from "../../../core/subscribers/reader-page.ts";
import type { Reader } from "../../../core/subscribers/subscriber.ts";
import { type ListReadersDependencies, listReaders } from "./list-readers.ts";

const RESTARTS = 3;

/** Where a walk goes on: in the page that this cursor begins, after that id. */
export interface WalkPlace {
  readonly cursor: string | null;
  readonly reached: string;
}

export interface WalkedPage extends Pick<ReaderPage, "readers" | "keptOut"> {
  /** Where the page began. */
  readonly cursor: string | null;
}

const selectLater = (one: string, other = "") => (other > one ? other : one);

/** All readers, page by page, as `walkPages` has them. */
export async function* walkReaders(
  deps: ListReadersDependencies,
  asOf: Instant,
): AsyncGenerator<readonly Reader[]> {
  for await (const { readers } of walkPages(deps, asOf, { cursor: null, reached: "" })) yield readers;
}

/**
 * All readers from there on, page by page, each once, in order of their ids. After a failed cursor the listing starts
 * again and skips the readers that it had; the fourth failure throws, because half a list must not pass for a whole one.
 */
export async function* walkPages(
  deps: ListReadersDependencies,
  asOf: Instant,
  from: WalkPlace,
): AsyncGenerator<WalkedPage> {
  let { cursor, reached } = from;
  let restarts = 0;
  do {
    const page: Awaited<ReturnType<typeof listReaders>> = await listReaders(deps, {
      prefix: "",
      cursor,
      asOf,
    });
    if (page === "cursor-failed") {
      restarts += 1;
      if (restarts > RESTARTS) throw new Error("The list of subscribers broke off three times");
      cursor = null;
      continue;
    }
    const skip = reached;
    yield {
      readers: page.readers.filter(({ id }) => id > skip),
      keptOut: (page.keptOut ?? []).filter((id) => id > skip),
      cursor,
    };
    reached = [page.readers.at(-1)?.id, page.keptOut?.at(-1), reached].reduce<string>(selectLater, "");
    cursor = page.cursor;
    if (cursor === null) return;
  } while (true);
}
