import type { Context } from "hono";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import { SIGNUP_FIELDS, selectFields } from "../../core/subscribers/preferences/preference-fields.ts";
import { chooseLanguage } from "../shell/choose-language.ts";
import type { HttpEnv } from "../shell/context.ts";
import { describeClient, guessTimeZone } from "../shell/describe-client.ts";
import { readForm } from "../shell/read-form.ts";
import { hasJsonBody, readJson } from "../shell/read-json.ts";
import type { UseCases } from "../shell/use-cases.ts";
import { HUMAN_TOKEN } from "./human-token.ts";

type SubscribeInput = Parameters<UseCases["subscribe"]>[0];

/** The body of `POST /subscribe`, JSON or a form, with what the request says beside it. */
export async function readSignup(c: Context<HttpEnv>): Promise<Result<SubscribeInput, Problem>> {
  const isJson = hasJsonBody(c);
  const body = isJson ? await readJson(c) : await readForm(c);
  if (body === null)
    return fail({
      kind: "request-malformed",
      detail: 'Send a JSON object such as {"email":"ada@example.com"}.',
    });
  const { email, website, [HUMAN_TOKEN]: humanToken } = body;
  return succeed({
    ...{ email, ...selectFields(SIGNUP_FIELDS, body), website, humanToken },
    ...describeClient(c),
    via: isJson ? "json" : "form",
    pageLanguage: chooseLanguage(c),
    zoneHint: guessTimeZone(c),
  });
}
