import type { Push } from "../../core/repository/push.ts";
import type { PushTaker } from "../../ports/repository/push-box.ts";

/** What a repository's object answers to (src/objects/repository-object.ts). */
export interface RepositoryRpc extends Rpc.DurableObjectBranded {
  takePush(push: Push): Promise<void>;
}

/** One object for each repository: one does not wait for another, and no two work at the same. */
export const createPushTaker = (namespace: DurableObjectNamespace<RepositoryRpc>): PushTaker => ({
  take: async (push) => namespace.getByName(`repository/${push.repository}`).takePush(push),
});
