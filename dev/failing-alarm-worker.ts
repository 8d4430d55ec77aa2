import type { Env } from "../src/env.ts";
import product, { IssueObject as Product } from "../src/index.ts";

export { PacerObject } from "../src/index.ts";

/**
 * The product, but the alarms of its issues fail while a switch says so, before the product's own care (a safety alarm,
 * no throw) can do anything about it, as they do where the platform itself fails. `GET /_alarms` tells how many failed,
 * `PUT /_alarms?failing=true|false` switches. For tests on bare miniflare alone, where objects and requests share one
 * isolate and so this module.
 */
let failing = false;
let failures = 0;

export class IssueObject extends Product {
  override async alarm(): Promise<void> {
    if (!failing) return super.alarm();
    failures += 1;
    throw new Error(`This alarm is to fail, for the ${failures}. time.`);
  }

  /** What the platform does after the last retry. */
  async giveUpAlarm(): Promise<void> {
    await this.ctx.storage.deleteAlarm();
  }

  async hasAlarm(): Promise<boolean> {
    return (await this.ctx.storage.getAlarm()) !== null;
  }
}

// biome-ignore lint/style/noDefaultExport: the runtime calls the handlers of a module by its default export.
export default {
  async fetch(request: Request, env: Env, context: ExecutionContext): Promise<Response> {
    const url = new URL(request.url);
    if (url.pathname !== "/_alarms") return product.fetch(request, env, context);
    const object = env.ISSUE.getByName(`${url.searchParams.get("issue")}/0`) as unknown as IssueObject; // of this very class
    if (request.method === "PUT") failing = url.searchParams.get("failing") === "true";
    if (request.method === "DELETE") await object.giveUpAlarm();
    return Response.json({ failures, hasAlarm: await object.hasAlarm() });
  },
  scheduled: product.scheduled,
};
