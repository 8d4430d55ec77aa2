import { raw } from "hono/html";
import type { Child, PropsWithChildren } from "hono/jsx";
import type { Language } from "../../../src/core/language.ts";
import type { Site } from "../../site.ts";
import { DARK, LIGHT } from "../../theme.ts";
import { translate } from "../../words/translate.ts";
import { nameLanguage, pageLangAttributes } from "../../words/writing.ts";
import { ALL_POSTS, type FeedPaths } from "./feed-links.tsx";
import { PageFooter } from "./page-footer.tsx";

export interface PageLayoutProps {
  /** Null: the set-up is faulty, and nothing is known about the newsletter. */
  readonly site: Site | null;
  readonly language: Language;
  /** What the window is called, the newsletter's name included. */
  readonly title: string;
  /** The page's head band. */
  readonly masthead: Child;
  /** More for `head`: description, Open Graph. */
  readonly head?: Child;
  /** False for pages of one reader or one moment. */
  readonly indexed: boolean;
}

/** A whole page: no script, one style sheet, landmarks, a way past the head band. */
export function PageLayout(props: PropsWithChildren<PageLayoutProps>) {
  const { site, language } = props;
  return (
    <>
      {raw("<!doctype html>")}
      <html {...pageLangAttributes(language)}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width,initial-scale=1" />
          <title>{props.title}</title>
          <meta name="referrer" content="no-referrer" />
          <meta name="color-scheme" content="light dark" />
          <ThemeColors />
          {props.indexed ? null : <meta name="robots" content="noindex" />}
          <link rel="stylesheet" href="/style.css" />
          <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
          {site === null ? null : <FeedAlternates site={site} language={language} />}
          {props.head}
        </head>
        <body>
          <a class="skip" href="#content">
            {translate(language)("page.skip")}
          </a>
          {props.masthead}
          <main id="content" tabindex={-1}>
            {props.children}
          </main>
          {site === null ? null : <PageFooter site={site} language={language} />}
        </body>
      </html>
    </>
  );
}

function ThemeColors() {
  return (
    <>
      <meta name="theme-color" media="(prefers-color-scheme:light)" content={LIGHT.paper} />
      <meta name="theme-color" media="(prefers-color-scheme:dark)" content={DARK.paper} />
    </>
  );
}

/** Where feed readers look for feeds: all posts, and where there are several languages, those in the page's. */
function FeedAlternates({ site, language }: { readonly site: Site; readonly language: Language }) {
  const own = site.languages.length > 1 && site.languages.includes(language);
  return (
    <>
      <FeedAlternate title={site.title} feeds={ALL_POSTS} />
      {own ? (
        <FeedAlternate
          title={`${site.title} · ${nameLanguage(language)}`}
          feeds={{
            rss: `/feeds/${language}.xml`,
            atom: `/feeds/${language}.atom`,
            json: `/feeds/${language}.json`,
          }}
        />
      ) : null}
    </>
  );
}

function FeedAlternate({ title, feeds }: { readonly title: string; readonly feeds: FeedPaths }) {
  return (
    <>
      <link rel="alternate" type="application/rss+xml" title={`${title} (RSS)`} href={feeds.rss} />
      <link rel="alternate" type="application/atom+xml" title={`${title} (Atom)`} href={feeds.atom} />
      <link rel="alternate" type="application/feed+json" title={`${title} (JSON Feed)`} href={feeds.json} />
    </>
  );
}
