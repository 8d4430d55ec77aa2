import type { Env } from "../../src/env.ts";
import product, {
  DeliveryObject as ProductDelivery,
  IssueObject as ProductIssue,
  OutboxObject as ProductOutbox,
  PacerObject as ProductPacer,
  RepositoryObject as ProductRepository,
} from "../../src/index.ts";
import { createInvocations } from "./invocations.ts";
import { meterD1 } from "./meter-d1.ts";
import { meterFetch } from "./meter-fetch.ts";
import { meterKv } from "./meter-kv.ts";
import { meterObjects } from "./meter-objects.ts";
import { meterStorage } from "./meter-storage.ts";

/**
 * The product with a meter around every binding; `GET /_meter` tells what was counted, `DELETE` forgets it. For tests
 * and benches on bare miniflare alone, where objects and requests share one isolate and so this module.
 */
const { run, current, read, clear } = createInvocations();
globalThis.fetch = meterFetch(globalThis.fetch.bind(globalThis), current);

const lastWrites = new Map<string, number>();
const meterBindings = (env: Env): Env => ({
  ...env,
  SUBSCRIBERS: meterKv(env.SUBSCRIBERS, current, () => Date.now(), lastWrites),
  DB: meterD1(env.DB, current),
  ISSUE: meterObjects(env.ISSUE, current),
  PACER: meterObjects(env.PACER, current),
  OUTBOX: meterObjects(env.OUTBOX, current),
  DELIVERY: meterObjects(env.DELIVERY, current),
  REPOSITORY: meterObjects(env.REPOSITORY, current),
});

const metered = new WeakMap<Env, Env>();

/** One for each isolate, as the platform's own: what the product keeps for its settings is kept here as well. */
function meterEnv(env: Env): Env {
  const known = metered.get(env) ?? meterBindings(env);
  metered.set(env, known);
  return known;
}

// biome-ignore lint/style/noDefaultExport: the runtime calls the handlers of a module by its default export.
export default {
  async fetch(request: Request, env: Env, context: ExecutionContext): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === "/_meter") return answerMeter(request);
    const after: Promise<unknown>[] = [];
    const noted = { waitUntil: (work: Promise<unknown>) => wait(context, after, work) } as ExecutionContext; // the part in use
    return run(`${request.method} ${pathname}`, () => product.fetch(request, meterEnv(env), noted), after);
  },
  async scheduled(event: ScheduledController, env: Env, context: ExecutionContext): Promise<void> {
    const tick = product.scheduled as (...input: unknown[]) => Promise<void>; // `satisfies` narrowed its arity
    await run("cron event", () => tick(event, meterEnv(env), context));
  },
};

function wait(context: ExecutionContext, after: Promise<unknown>[], work: Promise<unknown>): void {
  after.push(work);
  context.waitUntil(work);
}

function answerMeter(request: Request): Response {
  if (request.method === "DELETE") clear();
  return Response.json(read());
}

type Constructor = new (...input: never[]) => object;

/** Each call of each method is an invocation of its own. */
function meterClass<Base extends Constructor>(Original: Base, name: string): Base {
  class Metered extends (Original as unknown as new (context: DurableObjectState, env: Env) => object) {
    constructor(context: DurableObjectState, env: Env) {
      meterStorage(context.storage, current); // before the product takes hold of it
      super(context, meterEnv(env));
    }
  }
  for (const method of Object.getOwnPropertyNames(Original.prototype)) {
    if (method === "constructor") continue;
    const original = Reflect.get(Original.prototype, method) as (...input: unknown[]) => unknown; // classes of methods
    Object.defineProperty(Metered.prototype, method, {
      value(this: object, ...input: unknown[]) {
        return run(`${name}.${method}`, () => {
          current().add("objectCalls");
          return Reflect.apply(original, this, input);
        });
      },
    });
  }
  return Metered as unknown as Base;
}

export const DeliveryObject = meterClass(ProductDelivery, "delivery");
export const IssueObject = meterClass(ProductIssue, "issue");
export const OutboxObject = meterClass(ProductOutbox, "outbox");
export const PacerObject = meterClass(ProductPacer, "pacer");
export const RepositoryObject = meterClass(ProductRepository, "repository");
