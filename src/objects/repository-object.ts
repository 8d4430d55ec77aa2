import { DurableObject } from "cloudflare:workers";
import { connectRepository } from "../compose/repository-object.ts";
import type { Preview } from "../core/previews/preview.ts";
import type { ShownPull } from "../core/previews/shown-pull.ts";
import type { Problem } from "../core/problem.ts";
import type { Pull } from "../core/repository/pull.ts";
import type { Push } from "../core/repository/push.ts";
import type { Result } from "../core/result.ts";
import type { Env } from "../env.ts";

/** What one repository asked for. Its alarm does one slice and sets itself until nothing is owed. */
export class RepositoryObject extends DurableObject<Env> {
  readonly #repository = connectRepository(this.env, this.ctx.storage);

  /** Returns once the push is durable. Idempotent. */
  async takePush(push: Push): Promise<void> {
    await this.#repository.alarms.wake(this.#repository.takePush(push));
  }

  /** Returns once what happened to the pull request is durable. Idempotent. */
  async takePull(pull: Pull): Promise<void> {
    await this.#repository.alarms.wake(this.#repository.takePull(pull));
  }

  /** Makes the preview of what a workflow shows, while that waits. Idempotent. */
  async preview(shown: ShownPull): Promise<Result<Preview, Problem>> {
    return this.#repository.preview(shown);
  }

  /** Returns once the preview is gone. Idempotent. */
  async end(ended: Pick<ShownPull, "repository" | "number" | "askedAt">): Promise<Result<null, Problem>> {
    return this.#repository.end(ended);
  }

  override async alarm(): Promise<void> {
    await this.#repository.alarms.run(() => this.#repository.sync());
  }
}
