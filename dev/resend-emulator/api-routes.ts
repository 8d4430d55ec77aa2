import { Hono } from "hono";
import { type Answer, refuse } from "./answer.ts";
import type { Provider } from "./provider.ts";
import { listMails, readApi, showMail } from "./read-mails.ts";
import { receiveSubmission } from "./receive-submission.ts";

/** The part of Resend's API that a sender needs. */
export function createApiRoutes(provider: Provider): Hono {
  return new Hono()
    .get("/emails", async (c) =>
      respond(await readApi(provider, c.req.raw, () => listMails(provider.mailbox, c.req.query()))),
    )
    .post("/emails", async (c) => respond(await receiveSubmission(provider, c.req.raw, "/emails")))
    .post("/emails/batch", async (c) =>
      respond(await receiveSubmission(provider, c.req.raw, "/emails/batch")),
    )
    .all("/emails/batch", () => respond(refuse("method_not_allowed")))
    .get("/emails/:id", async (c) =>
      respond(await readApi(provider, c.req.raw, () => showMail(provider.mailbox, c.req.param("id")))),
    )
    .all("/emails/*", () => respond(refuse("method_not_allowed")));
}

/** The edge answers in plain words, the API in JSON. */
export function respond(answer: Answer): Response {
  const init = { status: answer.status, headers: { ...answer.headers } };
  if (typeof answer.body === "string") return new Response(answer.body, init);
  return Response.json(answer.body, init);
}
