import type { PendingPull } from "../../core/repository/pull.ts";
import type { PendingPush } from "../../core/repository/push.ts";
import type { PullBox, PushBox } from "../../ports/repository/push-box.ts";

/** In its object's storage, where this file alone writes. */
export const createPushBox = ({ kv }: Pick<DurableObjectStorage, "kv">): PushBox => ({
  read: () => kv.get<PendingPush>("push") ?? null,
  write: (pending) => {
    if (pending === null) kv.delete("push");
    else kv.put("push", pending);
  },
});

const PULL = "pull/";

export const createPullBox = ({ kv }: Pick<DurableObjectStorage, "kv">): PullBox => ({
  read: (number) => kv.get<PendingPull>(`${PULL}${number}`) ?? null,
  write: (number, pending) => {
    if (pending === null) kv.delete(`${PULL}${number}`);
    else kv.put(`${PULL}${number}`, pending);
  },
  list: () => [...kv.list<PendingPull>({ prefix: PULL })].map(([, pending]) => pending),
});
