import type { PendingPush } from "../../core/repository/push.ts";
import type { PushBox } from "../../ports/repository/push-box.ts";

/** In its object's storage, where this file alone writes. */
export const createPushBox = ({ kv }: Pick<DurableObjectStorage, "kv">): PushBox => ({
  read: () => kv.get<PendingPush>("push") ?? null,
  write: (pending) => {
    if (pending === null) kv.delete("push");
    else kv.put("push", pending);
  },
});
