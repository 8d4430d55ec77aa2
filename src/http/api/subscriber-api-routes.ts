import { type Context, Hono } from "hono";
import type { ImportAnswer } from "../../contract/subscribers/import.ts";
import type { Erasure, SubscriberCounts } from "../../contract/subscribers/subscriber.ts";
import { decodeUtf8 } from "../../core/decode-utf8.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import { answerProblem } from "../shell/answer-problem.tsx";
import type { HttpEnv } from "../shell/context.ts";
import { presentSubscriber } from "./present-subscriber.ts";
import { streamTexts } from "./stream-texts.ts";

/** An address or an id; `import` is neither, and asked in another way than by POST it is a wrong method. */
const SUBSCRIBER = "/api/subscribers/:email{(?!import$)[^/]+}";

const IMPORT_BYTES = 2 * 1024 * 1024;

/** Subscribers for the author: counts, export, import, one by address or id, erasure. */
export function createSubscriberApiRoutes() {
  return new Hono<HttpEnv>()
    .get("/api/subscribers", async (c) => c.json<SubscriberCounts>(await c.var.gazette.countSubscribers()))
    .get("/api/subscribers.csv", (c) =>
      c.body(streamTexts(c.var.gazette.exportSubscribers()), 200, {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": 'attachment; filename="subscribers.csv"',
        "Cache-Control": "no-store",
      }),
    )
    .post("/api/subscribers/import", async (c) => {
      const dryRun = readDryRun(c.req.query("dryRun"));
      if (!dryRun.ok) return answerProblem(c, dryRun.problem);
      const csv = await readCsv(c);
      if (!csv.ok) return answerProblem(c, csv.problem);
      const answer = await c.var.gazette.importSubscribers({ csv: csv.value, dryRun: dryRun.value });
      return answer.ok ? c.json<ImportAnswer>(answer.value) : answerProblem(c, answer.problem);
    })
    .get(SUBSCRIBER, async (c) => {
      const subscriber = await c.var.gazette.findSubscriber({ addressOrId: c.req.param("email") });
      return subscriber.ok
        ? c.json(presentSubscriber(subscriber.value))
        : answerProblem(c, subscriber.problem);
    })
    .post(`${SUBSCRIBER}/suppress`, async (c) => {
      const outcome = await c.var.gazette.suppressSubscriber({ addressOrId: c.req.param("email") });
      return outcome.ok ? c.json(outcome.value) : answerProblem(c, outcome.problem);
    })
    .post(`${SUBSCRIBER}/unsuppress`, async (c) => {
      const outcome = await c.var.gazette.unsuppressSubscriber({ addressOrId: c.req.param("email") });
      return outcome.ok ? c.json(outcome.value) : answerProblem(c, outcome.problem);
    })
    .delete(SUBSCRIBER, async (c) => {
      const erased = await c.var.gazette.eraseSubscriber({ addressOrId: c.req.param("email") });
      return erased.ok ? c.json<Erasure>({ status: erased.value }) : answerProblem(c, erased.problem);
    });
}

async function readCsv(c: Context): Promise<Result<string, Problem>> {
  const bytes = await c.req.arrayBuffer();
  if (bytes.byteLength > IMPORT_BYTES) {
    return fail({
      kind: "request-too-large",
      detail: "Divide the file: at most 2 MB and 1,000 rows a request.",
    });
  }
  const text = decodeUtf8(new Uint8Array(bytes));
  if (text.ok) return text;
  const detail = `The file is ${text.problem}, not UTF-8. Save it as “CSV UTF-8” and send it again.`;
  return fail({ kind: "csv-malformed", detail });
}

/** Anything but a clear word is refused: who meant a trial must not find that it was none. */
function readDryRun(text: string | undefined): Result<boolean, Problem> {
  if (text === undefined || text === "false") return succeed(false);
  if (text === "true") return succeed(true);
  const reason = "Use true or false, or leave it out.";
  return fail({ kind: "request-malformed", faults: [{ field: "dryRun", reason }] });
}
