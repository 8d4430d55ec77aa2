import type { Context } from "hono";
import { ProblemPage } from "../../templates/pages/problem.tsx";
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
  if (isForMachine(c.req)) return c.body(toJson(problem, status, title), status, { "Content-Type": "application/problem+json" });

  const settings: Settings | undefined = c.var.settings; // absent while the settings are faulty
  const site = settings === undefined ? null : deriveSite(settings.newsletter);
  const { detail = "", faults = [] } = problem;
  const page = <ProblemPage site={site} language={chooseLanguage(c)} status={status} title={title} detail={detail} faults={faults} />;
  return c.html(page, status);
}

/** The kind is the stable name; it names no page that could be fetched. */
function toJson({ kind, detail, faults }: Problem, status: number, title: string): string {
  return JSON.stringify({ type: `urn:gazette:problem:${kind}`, title, status, detail, faults });
}
