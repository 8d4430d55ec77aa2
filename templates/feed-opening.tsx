import { raw } from "hono/html";
import type { Language } from "../src/core/language.ts";
import { selectWebLink } from "./web-link.ts";
import { foldLine } from "./words/fold-line.ts";
import { translate } from "./words/translate.ts";
import { pageLangAttributes } from "./words/writing.ts";

interface OpeningProps {
  /** The first blocks, sanitised; empty where there are none. */
  readonly html: string;
  readonly description: string;
  readonly url: string;
  readonly language: Language;
}

/** What a feed holds of a post for which it has no room: how it begins, else what it is about, and a link to the rest. */
export function composeFeedOpening({ html, description, url, language }: OpeningProps): string {
  const href = selectWebLink(url);
  const own = pageLangAttributes(language);
  const about = foldLine(description);
  return String(
    <>
      {html === "" && about !== "" ? <p>{about}</p> : raw(html)}
      {href === null ? null : (
        <p>
          <a href={href} {...(own.lang === language ? {} : own)}>
            {translate(language)("story.readOn")}
          </a>
        </p>
      )}
    </>,
  );
}
