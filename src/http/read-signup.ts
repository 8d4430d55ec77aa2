import type { Context } from "hono";
import type { Problem } from "../core/problem.ts";
import { fail, type Result, succeed } from "../core/result.ts";
import { chooseLanguage } from "./choose-language.ts";
import type { HttpEnv } from "./context.ts";
import { describeClient, guessTimeZone } from "./describe-client.ts";
import { readForm } from "./read-form.ts";
import type { SubscriberVerbs } from "./subscriber-verbs.ts";

type SubscribeInput = Parameters<SubscriberVerbs["subscribe"]>[0];

/** The body of `POST /subscribe`, JSON or a form, with what the request says beside it. */
export async function readSignup(c: Context<HttpEnv>): Promise<Result<SubscribeInput, Problem>> {
  const isJson = /^application\/json\b/i.test(c.req.header("content-type") ?? "");
  const body = isJson ? await readJson(c) : await readForm(c);
  if (body === null)
    return fail({
      kind: "request-malformed",
      detail: 'Send a JSON object such as {"email":"ada@example.com"}.',
    });
  const { email, languages, topics, cadence, timeZone, website } = body;
  return succeed({
    ...{ email, languages, topics, cadence, timeZone, website },
    ...describeClient(c),
    via: isJson ? "json" : "form",
    pageLanguage: chooseLanguage(c),
    zoneHint: guessTimeZone(c),
  });
}

async function readJson(c: Context): Promise<Readonly<Record<string, unknown>> | null> {
  const body: unknown = await c.req.json().catch(() => null); // SyntaxError: not JSON, which the answer says
  return typeof body === "object" && body !== null && !Array.isArray(body) ? { ...body } : null;
}
