import { DurableObject } from "cloudflare:workers";
import { connectRepository } from "../compose/repository-object.ts";
import type { Pull } from "../core/repository/pull.ts";
import type { Push } from "../core/repository/push.ts";
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

  override async alarm(): Promise<void> {
    await this.#repository.alarms.run(() => this.#repository.sync());
  }
}
