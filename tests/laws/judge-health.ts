import type { World } from "./world.ts";

/** Once the storm is over every part of the tick works, and every row can be read. */
export async function judgeHealth({ db }: World): Promise<readonly string[]> {
  const parts = await db.prepare("SELECT part FROM failing_parts").all<{ part: string }>();
  const rows = await db
    .prepare("SELECT source, id FROM unreadable_rows")
    .all<{ source: string; id: string }>();
  return [
    ...parts.results.map(({ part }) => `the tick's part ${part} fails`),
    ...rows.results.map(({ source, id }) => `the row ${id} of ${source} counts as unreadable`),
  ];
}
