import type { ScheduleStore } from "../../../ports/schedule/schedule-store.ts";
import { everyStoryStatement } from "./story-statements.ts";

type PlaceRow = { id: string; path: string; longPath: string; language: string; pathStory: string };

const PLACES = "SELECT id, path, long_path AS longPath, language, path_story AS pathStory FROM posts";
/** What shares no story by its path, as an item of a feed, has a language all the same. */
const SAVE = `UPDATE posts SET language = given.value ->> 1,
    path_story = CASE WHEN path_story = '' THEN '' ELSE given.value ->> 2 END
  FROM json_each(?1) AS given WHERE posts.id = given.value ->> 0`;
/** A few hundred kilobytes a statement: far below what one may bind. */
const PORTION = 2_000;

/** The settings are kept with what they gave, in one transaction: one that is cut off is made once more. */
export async function refreshStories(
  db: D1Database,
  by: string,
  derive: Parameters<ScheduleStore["refreshStories"]>[1],
): Promise<void> {
  const known = await db.prepare("SELECT stories_by FROM schedule").first<string>("stories_by");
  if (known === by) return;
  const { results } = await db.prepare(PLACES).all<PlaceRow>();
  const derived = results.flatMap((place) => {
    const { language, pathStory } = derive(place);
    return language === place.language && pathStory === place.pathStory
      ? []
      : [[place.id, language, pathStory]];
  });
  const portions = Array.from({ length: Math.ceil(derived.length / PORTION) }, (_, index) =>
    derived.slice(index * PORTION, (index + 1) * PORTION),
  );
  await db.batch([
    db.prepare("UPDATE schedule SET stories_by = ?1, revision = revision + 1").bind(by),
    ...portions.map((portion) => db.prepare(SAVE).bind(JSON.stringify(portion))),
    everyStoryStatement(db),
  ]);
}
