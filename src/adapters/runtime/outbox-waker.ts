import type { OutboxWaker } from "../../ports/outbox/outbox.ts";

/** What the outbox's object answers to (src/objects/outbox-object.ts). */
export interface OutboxRpc extends Rpc.DurableObjectBranded {
  wake(): Promise<void>;
}

/** One object drains everything that is owed, so that no two submit the same mail. */
export function createOutboxWaker(namespace: DurableObjectNamespace<OutboxRpc>): OutboxWaker {
  return { wake: async () => namespace.getByName("outbox").wake() };
}
