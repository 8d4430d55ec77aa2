import type { World } from "../world/world.ts";

/** Whoever chose topics keeps them, whatever becomes of the posts that carry them, until they choose others. */
export function judgeTopics({ records, spoils }: World): readonly string[] {
  return records.changes.flatMap(({ id, record }) => {
    const original = records.original.get(id);
    if (original === undefined || record === null || records.topicChoices.has(id)) return [];
    if (spoils.isSpoilt("changes", id)) return []; // who left while nobody could read what they chose
    return String(record.topics) === String(original.topics)
      ? []
      : [`${id} chose the topics "${original.topics}" and has "${record.topics}"`];
  });
}
