import type { Pull } from "../../core/repository/pull.ts";
import type { Push } from "../../core/repository/push.ts";
import type { RepositoryTaker } from "../../ports/repository/push-box.ts";

/** What a repository's object answers to (src/objects/repository-object.ts). */
export interface RepositoryRpc extends Rpc.DurableObjectBranded {
  takePush(push: Push): Promise<void>;
  takePull(pull: Pull): Promise<void>;
}

/** One object for each repository: one does not wait for another, and no two work at the same. */
export function createRepositoryTaker(namespace: DurableObjectNamespace<RepositoryRpc>): RepositoryTaker {
  const reach = (repository: string) => namespace.getByName(`repository/${repository}`);
  return {
    takePush: async (push) => reach(push.repository).takePush(push),
    takePull: async (pull) => reach(pull.repository).takePull(pull),
  };
}
