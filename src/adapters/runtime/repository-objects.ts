import type { Pull } from "../../core/repository/pull.ts";
import type { Push } from "../../core/repository/push.ts";
import type { RepositoryName } from "../../core/repository/repository.ts";
import type { PullPreviewer } from "../../ports/previews/pull-previewer.ts";
import type { RepositoryTaker } from "../../ports/repository/push-box.ts";

/** What a repository's object answers to (src/objects/repository-object.ts). */
export interface RepositoryRpc extends Rpc.DurableObjectBranded {
  preview: PullPreviewer["preview"];
  end: PullPreviewer["end"];
  takePush(push: Push): Promise<void>;
  takePull(pull: Pull): Promise<void>;
}

/** One object for each repository: one does not wait for another, and no two work at the same. */
export function createRepositoryTaker(namespace: RepositoryNamespace): RepositoryTaker {
  return {
    takePush: async (push) => reach(namespace, push.repository).takePush(push),
    takePull: async (pull) => reach(namespace, pull.repository).takePull(pull),
  };
}

/** The same object makes previews, so that it knows which run of a workflow is the newest. */
export function createPullPreviewer(namespace: RepositoryNamespace): PullPreviewer {
  return {
    preview: async (shown) => reach(namespace, shown.repository).preview(shown),
    end: async (ended) => reach(namespace, ended.repository).end(ended),
  };
}

type RepositoryNamespace = DurableObjectNamespace<RepositoryRpc>;

const reach = (namespace: RepositoryNamespace, repository: RepositoryName) =>
  namespace.getByName(`repository/${repository}`);
