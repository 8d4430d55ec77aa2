import type { Context } from "hono";
import { deriveSite } from "../../../templates/derive-site.ts";
import { selectFaultWords } from "../../../templates/pages/forms/fault-words.ts";
import { type LinkWay, ProblemPage } from "../../../templates/pages/site/problem.tsx";
import { selectProblemWords } from "../../../templates/pages/site/problem-words.ts";
import { PROBLEM_TABLE } from "../../contract/problems/problem-table.ts";
import type { Problem } from "../../core/problem.ts";
import type { Settings } from "../../core/settings/settings.ts";
import { selectLinkWay } from "../preferences/select-link-way.ts";
import { chooseLanguage } from "./choose-language.ts";
import type { HttpEnv } from "./context.ts";
import { isForMachine } from "./is-for-machine.ts";

/**
 * An expected failure as an answer: problem details for machines (RFC 9457), a page for people, all of it in their
 * language; `detail` is for machines. Never cached. `way`: where a page leads whose link cannot be used.
 */
export function answerProblem(
  c: Context<HttpEnv>,
  problem: Problem,
  way: LinkWay | null = selectLinkWay(c, problem.kind),
): Response | Promise<Response> {
  c.header("Cache-Control", "no-store");
  const { status, title } = PROBLEM_TABLE[problem.kind];
  const language = chooseLanguage(c);
  const faults = selectFaultWords(problem.faults ?? [], language);
  if (isForMachine(c))
    return c.body(toJson({ ...problem, ...(problem.faults && { faults }) }, status, title), status, {
      "Content-Type": "application/problem+json",
    });

  const settings: Settings | undefined = c.var.settings; // absent while the settings are faulty
  const site = settings === undefined ? null : deriveSite(settings.newsletter);
  const words = selectProblemWords(problem.kind, language);
  const { reference = "" } = problem;
  return c.html(<ProblemPage {...{ site, language, status, ...words, reference, faults, way }} />, status);
}

/** The kind is the stable name; it names no page that could be fetched. */
function toJson({ kind, reference, faults, ...problem }: Problem, status: number, title: string): string {
  const detail = reference === undefined ? problem.detail : `If you report this, quote ${reference}.`;
  return JSON.stringify({ type: `urn:gazette:problem:${kind}`, title, status, detail, faults });
}
