import { DurableObject } from "cloudflare:workers";
import { connectPacer } from "../compose/pacer-object.ts";
import type { RateReading } from "../core/answer.ts";
import type { StartRequest } from "../core/pacing.ts";
import type { Env } from "../env.ts";

/** The one counter of the provider account's requests. */
export class PacerObject extends DurableObject<Env> {
  readonly #pacer = connectPacer(this.env, this.ctx.storage);

  reserve(request: StartRequest): readonly number[] {
    return this.#pacer.reserve(request);
  }

  report(reading: RateReading): void {
    this.#pacer.report(reading);
  }
}
