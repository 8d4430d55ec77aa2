import type { Context } from "hono";
import { ProblemPage } from "../../templates/pages/problem.tsx";
import { selectProblemWords } from "../../templates/pages/problem-words.ts";
import type { Problem } from "../core/problem.ts";
import type { Settings } from "../core/settings.ts";
import { chooseLanguage } from "./choose-language.ts";
import type { HttpEnv } from "./context.ts";
import { deriveSite } from "./derive-site.ts";
import { isForMachine } from "./is-for-machine.ts";
import { PROBLEM_TABLE } from "./problem-table.ts";

/** An expected failure as an answer: problem details for machines (RFC 9457), a page for people. Never cached. */
export function answerProblem(c: Context<HttpEnv>, problem: Problem): Response | Promise<Response> {
  c.header("Cache-Control", "no-store");
  const { status, title } = PROBLEM_TABLE[problem.kind];
  if (isForMachine(c.req))
    return c.body(toJson(problem, status, title), status, { "Content-Type": "application/problem+json" });

  const settings: Settings | undefined = c.var.settings; // absent while the settings are faulty
  const site = settings === undefined ? null : deriveSite(settings.newsletter);
  const language = chooseLanguage(c);
  const words = selectProblemWords(problem.kind, language) ?? { title, advice: "" };
  const lead = [words.advice, problem.detail ?? ""].filter((text) => text !== "").join(" ");
  const page = { site, language, status, title: words.title, detail: lead, faults: problem.faults ?? [] };
  return c.html(<ProblemPage {...page} />, status);
}

/** The kind is the stable name; it names no page that could be fetched. */
function toJson({ kind, detail, faults }: Problem, status: number, title: string): string {
  return JSON.stringify({ type: `urn:gazette:problem:${kind}`, title, status, detail, faults });
}
