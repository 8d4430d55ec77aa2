import { DurableObject } from "cloudflare:workers";
import { connectPacer } from "../compose/pacer-object.ts";
import type { RateReading } from "../core/provider/answer.ts";
import type { StartUse } from "../core/provider/pacing/learn-latency.ts";
import type { PersonalMail } from "../core/provider/quota.ts";
import type { Env } from "../env.ts";
import type { StartRequest } from "../usecases/provider/allocate-starts.ts";

/** The one counter of the provider account's requests and mails. */
export class PacerObject extends DurableObject<Env> {
  readonly #pacer = connectPacer(this.env, this.ctx.storage);

  reserve(request: StartRequest): Promise<readonly number[]> {
    return this.#pacer.reserve(request);
  }

  release(startAt: number): void {
    this.#pacer.release(startAt);
  }

  report(reading: RateReading, use: StartUse | null): void {
    this.#pacer.report(reading, use);
  }

  forgetLearnt(): void {
    this.#pacer.forgetLearnt();
  }

  countMail(mail: PersonalMail): void {
    this.#pacer.countMail(mail);
  }

  claimMails(mails: number) {
    return this.#pacer.claimMails(mails);
  }

  lookAtQuota() {
    return this.#pacer.lookAtQuota();
  }
}
