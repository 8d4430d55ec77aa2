import { layOutTable } from "../words/lay-out-table.ts";
import type { FoundFeed } from "./find-feeds.ts";

/** A feed, its newest posts, and what it lacks, for people. */
export function sayFeed({ url, title, language, items, newest, faults }: FoundFeed): string {
  const about = [title, language ?? "no language", items === 1 ? "1 post" : `${items} posts`].filter(Boolean);
  return [
    `${url} (${about.join(", ")})`,
    ...(newest.length === 0
      ? []
      : [layOutTable(newest.map((item) => [`  ${item.date ?? "no date"}`, item.title]))]),
    ...faults.map((fault) => `  ! ${fault}`),
  ].join("\n");
}
