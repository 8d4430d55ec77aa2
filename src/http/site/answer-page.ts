import type { Context } from "hono";
import type { Problem } from "../../core/problem.ts";
import { type Result, succeed } from "../../core/result.ts";
import type { PublicReading } from "../../core/site/answer.ts";
import { isKeptBy } from "../shell/answer-copy.ts";
import { answerProblem } from "../shell/answer-problem.tsx";
import type { HttpEnv } from "../shell/context.ts";

/** What a page is made of. */
export interface PageRecipe<Content> {
  /** Its address and language, and whatever else of the request it shows. */
  readonly name: readonly unknown[];
  readonly read: (unless: number | null) => Promise<Result<PublicReading<Content>, Problem>>;
  readonly render: (content: Content) => { toString(): string } | Promise<{ toString(): string }>;
}

/**
 * A page that is the same for everybody who asks for it in this language: nothing of a cookie, a token or an address goes
 * into it. Who has it already and asks a moment later is told so without any round trip.
 */
export async function answerPage<Content>(
  c: Context<HttpEnv>,
  { name, read, render }: PageRecipe<Content>,
): Promise<Response> {
  const key = JSON.stringify(name);
  c.header("Vary", "Accept-Language");
  const known = c.var.gazette.recallAnswer(key);
  if (known !== null && isKeptBy(c, { ...known, modifiedAt: null })) return c.body(null, 304);
  const write = async (content: Content) => succeed(String(await render(content)));
  const page = await c.var.gazette.makeAnswer({ name: key, read, write });
  if (!page.ok) return answerProblem(c, page.problem);
  if (isKeptBy(c, { ...page.value, modifiedAt: null })) return c.body(null, 304);
  return c.html(page.value.body);
}
