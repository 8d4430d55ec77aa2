import type { Context, Handler } from "hono";
import { answerProblem } from "./answer-problem.tsx";
import { chooseLanguage } from "./choose-language.ts";
import type { HttpEnv } from "./context.ts";
import { isForMachine } from "./is-for-machine.ts";

/**
 * For an address that takes a form, asked for by Enter in the address bar: on to the page that the form stood on. Programs
 * are told that it takes POST.
 */
export const leadToForm =
  (findPage: (c: Context<HttpEnv>) => string): Handler<HttpEnv> =>
  (c) => {
    if (!isForMachine(c)) return c.redirect(findPage(c), 303);
    c.header("Allow", "POST");
    return answerProblem(c, { kind: "method-not-allowed", detail: "This address takes POST." });
  };

/** That page in the language of the address. */
export const withLanguageOf = (c: Context<HttpEnv>, path: string) => `${path}?lang=${chooseLanguage(c)}`;

/** Was the address of a link asked for by a person, without anything that could be one? */
export const hasNoLink = (c: Context<HttpEnv>) =>
  !isForMachine(c) && [...new URL(c.req.url).searchParams.keys()].every((name) => name === "lang");

/** A reader's own page, with the link that stands in the address, else by way of a new one. */
export const findOwnPage = (c: Context<HttpEnv>) =>
  hasNoLink(c) ? withLanguageOf(c, "/preferences/link") : `/preferences${new URL(c.req.url).search}`;
