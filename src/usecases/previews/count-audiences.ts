import type { Cadence } from "../../core/cadence.ts";
import { deriveCadence } from "../../core/derive-cadence.ts";
import { selectEdition } from "../../core/editions/select-edition.ts";
import { asIssueId, type Instant } from "../../core/ids.ts";
import type { PreviewedAudience } from "../../core/previews/preview.ts";
import { findNextSlot } from "../../core/schedule/find-next-slot.ts";
import { deriveRhythm } from "../../core/schedule/slot.ts";
import type { Newsletter } from "../../core/settings/settings.ts";
import { isActiveAt } from "../../core/subscribers/may-be-mailed.ts";
import type { PlaceholderKeys } from "../../ports/access/placeholder-keys.ts";
import type { TopicCatalog } from "../../ports/posts/topic-catalog.ts";
import type { ReaderLister } from "../../ports/subscribers/reader-lister.ts";
import { draftUnstored } from "../editions/compose-content.ts";
import type { UnstoredPost } from "./look-at-file.ts";

export interface CountDependencies {
  readonly newsletter: Newsletter;
  readonly topics: TopicCatalog;
  readonly placeholderKeys: PlaceholderKeys;
  readonly readers: ReaderLister;
}

/** How many readers of each cadence would get something of these posts, and when. Names nobody. */
export async function countAudiences(
  deps: CountDependencies,
  posts: readonly UnstoredPost[],
  now: Instant,
): Promise<readonly PreviewedAudience[]> {
  const { cadences } = deps.newsletter;
  const issue = { id: asIssueId("preview"), slotAt: now, posts, articles: new Map() };
  const contents = new Map(
    await Promise.all(
      cadences.map(async (cadence) => [cadence, await draftUnstored(deps, { ...issue, cadence })] as const),
    ),
  );
  const counts = new Map<Cadence, number>();
  for await (const reader of listActive(deps, now)) {
    const cadence = deriveCadence(reader.cadence, cadences);
    const content = contents.get(cadence);
    if (content !== undefined && selectEdition(reader, content) !== null)
      counts.set(cadence, (counts.get(cadence) ?? 0) + 1);
  }
  const rhythm = deriveRhythm(deps.newsletter);
  return cadences.map((cadence) => ({
    cadence,
    readers: counts.get(cadence) ?? 0,
    nextAt: cadence === "instant" ? null : findNextSlot(cadence, now, rhythm),
  }));
}

async function* listActive({ readers }: CountDependencies, now: Instant) {
  let cursor: string | null = null;
  do {
    const page = await readers.list({ prefix: "", cursor, asOf: now });
    if (page === "cursor-failed") throw new Error("The list of readers broke off.");
    yield* page.readers.filter((reader) => isActiveAt(reader, now));
    cursor = page.cursor;
  } while (cursor !== null);
}
