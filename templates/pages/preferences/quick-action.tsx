import type { Child } from "hono/jsx";
import type { Language } from "../../../src/core/language.ts";
import type { Site } from "../../site.ts";
import { translate } from "../../words/translate.ts";
import { withLanguage } from "../layout/local-path.ts";
import { NoticePage } from "../layout/notice-page.tsx";

interface QuickActionPageProps {
  readonly site: Site;
  readonly language: Language;
  readonly token: string;
  /** `monthly`, `pause`: what the address asks for. */
  readonly action: string;
  readonly heading: string;
  readonly lead: Child;
  /** What the button says; null: it is done. */
  readonly button: string | null;
}

/** One choice out of a mail: a button before, and the way to all the others after. Scanners open links and press nothing. */
export function QuickActionPage({
  site,
  language,
  token,
  action,
  heading,
  lead,
  button,
}: QuickActionPageProps) {
  const query = `?token=${encodeURIComponent(token)}`;
  const path = `/preferences/${action}${query}`;
  return (
    <NoticePage
      site={site}
      language={language}
      path={button === null ? null : path}
      heading={heading}
      lead={lead}
    >
      {button === null ? null : (
        <form method="post" action={withLanguage(path, language)}>
          <button type="submit">{button}</button>
        </form>
      )}
      <p>
        <a href={withLanguage(`/preferences${query}`, language)}>{translate(language)("preferences.all")}</a>
      </p>
    </NoticePage>
  );
}
