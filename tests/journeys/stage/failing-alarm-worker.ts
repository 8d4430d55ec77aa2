import type { Env } from "../../../src/env.ts";
import product, { IssueObject as Product } from "../../../src/index.ts";

export { DeliveryObject, OutboxObject, PacerObject, RepositoryObject } from "../../../src/index.ts";

/**
 * The product, but the alarms of its issues fail while a switch says so, before the product's own care (a safety alarm, no
 * throw) can do anything about it: as where the platform itself fails. For bare miniflare alone, where objects and
 * requests share one isolate and so this module.
 */
let failing = false;
let failures = 0;

export class IssueObject extends Product {
  override async alarm(): Promise<void> {
    if (!failing) return super.alarm();
    failures += 1;
    throw new Error(`This alarm is to fail, for the ${failures}. time.`);
  }

  /** What the platform does after its last retry. */
  async loseAlarm(): Promise<void> {
    await this.ctx.storage.deleteAlarm();
  }

  async hasAlarm(): Promise<boolean> {
    return (await this.ctx.storage.getAlarm()) !== null;
  }
}

export default {
  /** `/_alarm?issue=…`: GET tells, PUT lets alarms fail, POST lets them run again, DELETE loses the one that is set. */
  async fetch(request: Request, env: Env, context: ExecutionContext): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname !== "/_alarm") return product.fetch(request, env, context);
    const object = env.ISSUE.getByName(`${searchParams.get("issue")}/0`) as unknown as IssueObject; // of this very class
    if (request.method === "PUT") failing = true;
    if (request.method === "POST") failing = false;
    if (request.method === "DELETE") await object.loseAlarm();
    return Response.json({ failures, hasAlarm: await object.hasAlarm() });
  },
  scheduled: product.scheduled,
};
