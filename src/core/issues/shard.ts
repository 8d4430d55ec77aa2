import type { SubscriberId } from "../ids.ts";

/** Which object of an issue holds a reader: the first hex digit of the id where there are sixteen, else the only one. */
export const deriveShard = (id: SubscriberId, shards: number): number =>
  shards === 16 ? Number.parseInt(id.slice(0, 1), 16) : 0;

/** What the ids of a shard begin with. */
export const deriveShardPrefix = (shard: number, shards: number): string =>
  shards === 16 ? shard.toString(16) : "";
