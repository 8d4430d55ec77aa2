import type { Context } from "hono";
import { PROBLEM_TABLE, type PublicProblem } from "../../contract/problems/problem-table.ts";
import type { SignupAnswer } from "../../contract/subscribers/signup.ts";
import { answerProblem } from "../shell/answer-problem.tsx";
import { chooseLanguage } from "../shell/choose-language.ts";
import type { HttpEnv } from "../shell/context.ts";
import { explainProblem } from "../shell/explain-problem.ts";
import { isForMachine } from "../shell/is-for-machine.ts";
import { readSignup } from "./read-signup.ts";
import { setSignupCookie } from "./signup-cookie.ts";
import { readTypedValues, type ShownForm } from "./signup-page.ts";

/** Where a form stands: what shows it again, and where its browser goes once it is taken. */
export interface FormPlace {
  readonly inboxPath: "/check-inbox" | "/embed/check-inbox";
  readonly show: (
    c: Context<HttpEnv>,
    form: ShownForm,
    status: PublicProblem["status"],
  ) => Response | Promise<Response>;
}

/** Takes a form or a JSON signup. The answer never tells whether the address is known. */
export async function takeSignup(c: Context<HttpEnv>, place: FormPlace): Promise<Response> {
  c.header("Cache-Control", "no-store");
  const signup = await readSignup(c);
  if (!signup.ok) return answerProblem(c, signup.problem);
  const answer = await c.var.gazette.subscribe(signup.value);
  if (!answer.ok && isForMachine(c)) return answerProblem(c, answer.problem);
  if (!answer.ok) {
    const faults = explainProblem(c, answer.problem);
    const { status } = PROBLEM_TABLE[answer.problem.kind];
    return place.show(c, { values: readTypedValues(signup.value), faults }, status);
  }
  if (isForMachine(c)) return c.json<SignupAnswer>({ status: "confirmation-sent" }, 202);

  setSignupCookie(c, answer.value.browserToken);
  return c.redirect(`${place.inboxPath}?lang=${chooseLanguage(c)}`, 303);
}
