import { Hono } from "hono";
import { type Answer, accept, refuse } from "./answer.ts";
import { checkCredentials } from "./credentials.ts";
import type { Provider } from "./provider.ts";
import { receiveSubmission } from "./receive-submission.ts";

/** The part of Resend's API that a sender needs. */
export function createApiRoutes(provider: Provider): Hono {
  return new Hono()
    .post("/emails", async (c) => respond(await receiveSubmission(provider, c.req.raw, "/emails")))
    .post("/emails/batch", async (c) =>
      respond(await receiveSubmission(provider, c.req.raw, "/emails/batch")),
    )
    .all("/emails/batch", () => respond(refuse("method_not_allowed")))
    .get("/emails/:id", (c) => respond(describeMail(provider, c.req.raw, c.req.param("id"))))
    .all("/emails/*", () => respond(refuse("method_not_allowed")));
}

function describeMail(provider: Provider, request: Request, id: string): Answer {
  const refusal = checkCredentials(request.headers, provider.apiKey);
  if (refusal) return refusal;
  const standing = provider.rate.take();
  if (!standing.allowed) return refuse("rate_limit_exceeded", undefined, standing.headers);
  const mail = provider.mailbox.find(id);
  if (!mail) return { ...refuse("not_found", "Email not found"), headers: standing.headers };
  const { from, to, cc, bcc, reply_to, subject, html, text, tags, receivedAt } = mail;
  const facts = { object: "email", id, from, to, cc, bcc, reply_to, subject, html, text, tags };
  const answer = accept({ ...facts, created_at: receivedAt, last_event: "sent" });
  return { ...answer, headers: standing.headers };
}

/** The edge answers in plain words, the API in JSON. */
export function respond(answer: Answer): Response {
  const init = { status: answer.status, headers: { ...answer.headers } };
  if (typeof answer.body === "string") return new Response(answer.body, init);
  return Response.json(answer.body, init);
}
