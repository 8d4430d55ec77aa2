import { DurableObject } from "cloudflare:workers";
import { connectOutbox } from "../compose/outbox-object.ts";
import type { Env } from "../env.ts";

/** The one drain of owed mail. Dull on purpose: its alarm does one slice and sets itself until nothing is owed. */
export class OutboxObject extends DurableObject<Env> {
  readonly #outbox = connectOutbox(this.env, this.ctx.storage);

  /** Something may be owed. Only sets the alarm: idempotent. */
  async wake(): Promise<void> {
    await this.#outbox.alarms.wake();
  }

  override async alarm(): Promise<void> {
    await this.#outbox.alarms.run(() => this.#outbox.drain());
  }
}
