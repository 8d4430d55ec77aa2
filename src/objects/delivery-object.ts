import { DurableObject } from "cloudflare:workers";
import { connectDeliveries } from "../compose/delivery-object.ts";
import type { RecordedReport } from "../core/deliveries/delivery-report.ts";
import type { IssueId, SubscriberId } from "../core/ids.ts";
import type { Env } from "../env.ts";

/** What the provider reported of the mails of one sixteenth of the readers. */
export class DeliveryObject extends DurableObject<Env> {
  readonly #deliveries = connectDeliveries(this.env, this.ctx.storage);

  /** Returns once the report is durable: the runtime holds the answer back until the row is written. Idempotent. */
  async record(report: RecordedReport): Promise<void> {
    const countAt = this.#deliveries.tracker.record(report);
    if (countAt !== null) await this.#deliveries.alarms.wake(countAt);
  }

  find(issue: IssueId, recipient: SubscriberId) {
    return this.#deliveries.tracker.find(issue, recipient);
  }

  override async alarm(): Promise<void> {
    await this.#deliveries.alarms.run(() => this.#deliveries.tracker.writeCounts());
  }
}
