import type { Context } from "hono";
import { SPOKEN_LANGUAGES } from "../../../templates/pages/site/problem-words.ts";
import { type Language, matchLanguage, negotiateLanguage, parseLanguage } from "../../core/language.ts";
import type { Settings } from "../../core/settings/settings.ts";
import type { HttpEnv } from "./context.ts";

/**
 * The language of a page: `?lang=` where it is offered, else what the browser asks for, else the default. No cookie. While
 * the settings are faulty nobody knows what is offered: then it is whatever has words.
 */
export function chooseLanguage(c: Context<HttpEnv>): Language {
  const settings: Settings | undefined = c.var.settings; // absent while the settings are faulty
  const offered = settings?.newsletter.languages ?? SPOKEN_LANGUAGES;
  const asked = parseLanguage(c.req.query("lang"));
  const match = asked === null ? null : matchLanguage(asked, offered);
  return match ?? negotiateLanguage(c.req.header("accept-language"), offered);
}
