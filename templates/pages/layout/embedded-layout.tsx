import { raw } from "hono/html";
import type { Child, PropsWithChildren } from "hono/jsx";
import type { Language } from "../../../src/core/language.ts";
import type { Site } from "../../site.ts";
import { Isolated } from "../../words/isolated.tsx";
import { translate } from "../../words/translate.ts";
import { pageLangAttributes } from "../../words/writing.ts";

export interface EmbeddedLayoutProps {
  readonly site: Site;
  readonly language: Language;
  readonly heading: string;
  readonly head?: Child;
}

/** A page inside another site's frame: no head band, no footer, nothing to go to but what it is about. */
export function EmbeddedLayout(props: PropsWithChildren<EmbeddedLayoutProps>) {
  const { site, language, heading } = props;
  return (
    <>
      {raw("<!doctype html>")}
      <html {...pageLangAttributes(language)} class="embedded">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width,initial-scale=1" />
          <title>{translate(language)("page.title", { page: heading, title: site.title })}</title>
          <meta name="referrer" content="no-referrer" />
          <meta name="color-scheme" content="light dark" />
          <meta name="robots" content="noindex" />
          <link rel="stylesheet" href="/style.css" />
          {props.head}
        </head>
        <body>
          <main id="content">
            <h1>
              <Isolated text={heading} language={language} />
            </h1>
            {props.children}
          </main>
        </body>
      </html>
    </>
  );
}
