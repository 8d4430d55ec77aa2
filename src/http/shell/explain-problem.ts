import type { Context } from "hono";
import { selectFaultWords } from "../../../templates/pages/forms/fault-words.ts";
import { selectProblemWords } from "../../../templates/pages/site/problem-words.ts";
import type { Fault, Problem } from "../../core/problem.ts";
import { chooseLanguage } from "./choose-language.ts";
import type { HttpEnv } from "./context.ts";

/** What a form that comes back says, in the reader's language: its faults, or what is wrong with the whole of it. */
export function explainProblem(c: Context<HttpEnv>, { kind, faults }: Problem): readonly Fault[] {
  const language = chooseLanguage(c);
  if (faults !== undefined) return selectFaultWords(faults, language);
  const { title, advice } = selectProblemWords(kind, language);
  return [{ field: "", reason: `${title}. ${advice}` }];
}
