import type { Instant } from "../../../core/ids.ts";
import type { Reader } from "../../../core/subscribers/subscriber.ts";
import { type ListReadersDependencies, listReaders } from "./list-readers.ts";

const RESTARTS = 3;

/**
 * All readers, page by page, each once, in order of their ids. After a failed cursor the listing starts again and skips
 * the readers that it had; the fourth failure throws, because half a list must not pass for a whole one.
 */
export async function* walkReaders(
  deps: ListReadersDependencies,
  asOf: Instant,
): AsyncGenerator<readonly Reader[]> {
  let cursor: string | null = null;
  let reached = "";
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
    yield page.readers.filter(({ id }) => id > skip);
    reached = page.readers.at(-1)?.id ?? reached;
    cursor = page.cursor;
    if (cursor === null) return;
  } while (true);
}
