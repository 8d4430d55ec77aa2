import type { Language } from "../../../src/core/language.ts";
import { translate } from "../../words/translate.ts";
import { deriveDirection, nameLanguage } from "../../words/writing.ts";
import { withLanguage } from "./local-path.ts";

interface LanguageSwitchProps {
  readonly languages: readonly Language[];
  readonly language: Language;
  readonly path: string;
}

/** The same page in each offered language, each named in itself. */
export function LanguageSwitch({ languages, language, path }: LanguageSwitchProps) {
  if (languages.length < 2) return null;
  return (
    <ul class="inline" aria-label={translate(language)("page.languages")}>
      {languages.map((offered) => (
        <li>
          <a
            href={withLanguage(path, offered)}
            hreflang={offered}
            lang={offered}
            dir={deriveDirection(offered)}
            {...(offered === language ? { "aria-current": "true" } : {})}
          >
            {nameLanguage(offered)}
          </a>
        </li>
      ))}
    </ul>
  );
}
