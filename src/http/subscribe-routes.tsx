import { type Context, Hono } from "hono";
import { CheckInboxPage } from "../../templates/pages/check-inbox.tsx";
import { selectFaultWords } from "../../templates/pages/fault-words.ts";
import { HomePage } from "../../templates/pages/home.tsx";
import type { SignupInput } from "../core/parse-signup.ts";
import type { Problem } from "../core/problem.ts";
import { answerProblem } from "./answer-problem.tsx";
import { toIssueLink } from "./archive-routes.tsx";
import { chooseLanguage } from "./choose-language.ts";
import type { HttpEnv } from "./context.ts";
import { deriveSite } from "./derive-site.ts";
import { isForMachine } from "./is-for-machine.ts";
import { readSignup } from "./read-signup.ts";
import { setSignupCookie } from "./signup-cookie.ts";

/** Signing up. The answer never tells whether the address is known. */
export function createSubscribeRoutes() {
  return new Hono<HttpEnv>()
    .post("/subscribe", async (c) => {
      c.header("Cache-Control", "no-store");
      const signup = await readSignup(c);
      if (!signup.ok) return answerProblem(c, signup.problem);
      const answer = await c.var.gazette.subscribe(signup.value);
      if (!answer.ok)
        return isForMachine(c.req)
          ? answerProblem(c, answer.problem)
          : showFaults(c, signup.value, answer.problem);
      if (isForMachine(c.req)) return c.json({ status: answer.value.status }, 202);

      setSignupCookie(c, answer.value.browserToken);
      return c.redirect(`/check-inbox?lang=${chooseLanguage(c)}`, 303);
    })
    .get("/check-inbox", (c) =>
      c.html(<CheckInboxPage site={deriveSite(c.var.settings.newsletter)} language={chooseLanguage(c)} />),
    );
}

/** The form again, with what was typed and what is wrong with it. */
async function showFaults(c: Context<HttpEnv>, typed: SignupInput, problem: Problem) {
  const language = chooseLanguage(c);
  const [issues, topics] = await Promise.all([
    c.var.gazette.listArchive({ limit: 5, offset: 0, language }),
    c.var.gazette.listOfferedTopics(),
  ]);
  const values = {
    email: readText(typed.email),
    languages: readTexts(typed.languages),
    topics: readTexts(typed.topics),
    cadence: readText(typed.cadence),
    timeZone: readText(typed.timeZone),
  };
  const site = deriveSite(c.var.settings.newsletter);
  const links = issues.map((issue) => toIssueLink(issue, language));
  const faults = selectFaultWords(problem.faults ?? [], language);
  return c.html(
    <HomePage
      site={site}
      language={language}
      values={values}
      faults={faults}
      topics={topics}
      issues={links}
    />,
    422,
  );
}

const readText = (value: unknown) => (typeof value === "string" ? value : undefined);
const readTexts = (value: unknown) => [value].flat().filter((item) => typeof item === "string");
