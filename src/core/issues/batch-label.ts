import type { BatchNumber } from "./batch.ts";

/** A batch as outsiders name it: its number, with the shard before it where an issue has several (`3-12`). */
export type BatchLabel = number | string;

export interface BatchPlace {
  readonly shard: number;
  readonly batch: BatchNumber;
}

export const nameBatch = ({ shard, batch }: BatchPlace, shards: number): BatchLabel =>
  shards === 1 ? batch : `${shard}-${batch}`;

/** Null where no batch of such an issue can have that label. */
export function parseBatchLabel(label: BatchLabel, shards: number): BatchPlace | null {
  const parts = /^(?:(\d{1,2})-)?([1-9]\d{0,8})$/.exec(String(label));
  if (parts === null || (parts[1] === undefined) !== (shards === 1)) return null;
  const shard = Number(parts[1] ?? 0);
  return shard < shards ? { shard, batch: Number(parts[2]) } : null;
}
