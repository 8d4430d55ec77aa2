import { DRAFT_KEY, HIDDEN_SOMEWHERE, NEGATED, SHOWN_SOMEWHERE } from "./home-shapes.ts";

/**
 * How a value of such a key is read:
 * - `yes`: true keeps the post home; `no`: false does, and a date is when it appears; `word`: every word does that is
 *   not one for the public. In doubt, home.
 * - `lock`: whatever is there and is no word for the public locks the post. Its value is never repeated.
 * - `password`: whatever is there but `false` locks the post, for a password may be any word.
 * - `start`, `end`: dates between which the post may be seen.
 * - `yes-hint`, `no-hint`, `word-hint`, `start-hint`, `end-hint`: only a clear true, a clear false, a clear word or a date
 *   keeps the post home, for keys that mean other things as well.
 * - `words-hint`: one of several words, each as a clear word.
 * - `label-hint`: one of several labels that is a word for a draft, and no subject of a blog (`private` may be one).
 */
export type HomeReading =
  | "yes"
  | "no"
  | "word"
  | "lock"
  | "password"
  | "start"
  | "end"
  | "yes-hint"
  | "no-hint"
  | "word-hint"
  | "start-hint"
  | "end-hint"
  | "words-hint"
  | "label-hint";

export interface HomeSpelling {
  /** Separated by blanks; compared without case, accents and signs, with or without `is`, `post`, `page`… before them. */
  readonly keys: string;
  /** Keys that are made by a rule, compared in the same way. */
  readonly shape?: RegExp;
  readonly reads: HomeReading;
  /** A word that means something else under such a key: a `type: review` is what a critic writes. */
  readonly not?: string;
  /** What such a post is, in the reason that the author sees. */
  readonly means: string;
}

/**
 * Every spelling of "not for the public" that we know, each with who writes it. Not here because they are no privacy:
 * `in_search_index` (Zola) and `search` (the site's own search), `navigation` (Nuxt), `toc`, `comments`, `archived`, and what
 * hides a part of the page (`hideToc`, `hideMeta`, `excludeFromSearch`).
 */
export const HOME_SPELLINGS: readonly HomeSpelling[] = [
  // Astro, Hugo, Jekyll, Eleventy, Docusaurus, Zola, Quartz, Metalsmith, MkDocs: draft; Cobalt: is_draft; Nuxt: _draft.
  { keys: "unfinished incomplete", shape: DRAFT_KEY, reads: "yes", means: "draft" },
  { keys: "", shape: NEGATED, reads: "yes", means: "unpublished" },
  { keys: "needsreview needswork needsediting workinprogress", reads: "yes", means: "draft" },
  // Editors and scripts of all kinds; each may be the subject of a post instead: a picture, a rating, a list.
  { keys: "todo preview test testpost dummy placeholder template", reads: "yes-hint", means: "draft" },
  {
    keys: "ready approved released release complete completed finished final done reviewed posted",
    reads: "no-hint",
    means: "unpublished",
  },
  { keys: "tags tag categories category labels label keywords", reads: "label-hint", means: "draft" },
  { keys: "flags flag markers", reads: "words-hint", means: "draft" },
  // Jekyll, Hexo, Gatsby, Middleman, dev.to, Decap: published: false; Quartz, Obsidian (also dg-publish): publish: false.
  {
    keys: "published publish publicado publicada publie publiee veroffentlicht",
    reads: "no",
    means: "unpublished",
  },
  // Ghost, WordPress, Pelican, Nikola, Publii and most editors with a workflow: a word.
  {
    keys: "status publishstatus publicationstatus workflowstatus reviewstatus",
    reads: "word",
    means: "not public",
  },
  // Ghost, WordPress: public, members, paid, private, password.
  { keys: "visibility", reads: "word", means: "not public" },
  { keys: "private secret confidential privado privada prive privee privat", reads: "yes", means: "private" },
  { keys: "internal internalonly", reads: "yes-hint", means: "private" },
  { keys: "public visible listed", reads: "no", means: "private" },
  // Docusaurus, Medium, Bridgetown's sites.
  { keys: "unlisted", reads: "yes", means: "unlisted" },
  // Nikola, Publii, Nanoc, theme authors of all kinds; LoveIt and PaperMod name the place that it is hidden from.
  { keys: "hidden invisible oculto oculta", shape: HIDDEN_SOMEWHERE, reads: "yes", means: "hidden" },
  { keys: "include included", shape: SHOWN_SOMEWHERE, reads: "no-hint", means: "hidden" },
  // MkDocs Material writes `hide: [toc]` for parts of the page: a list says nothing.
  { keys: "hide", reads: "yes-hint", means: "hidden" },
  {
    keys: "unpublished inactive disabled trashed deleted removed obsolete expired",
    reads: "yes",
    means: "unpublished",
  },
  { keys: "enabled active online live", reads: "no-hint", means: "unpublished" },
  // Eleventy; DocPad: ignored; Hugo: headless; VuePress Hope: article: false; Zola: render; Jekyll's collections: output.
  { keys: "eleventyexcludefromcollections excludefromcollections excluded", reads: "yes", means: "excluded" },
  { keys: "ignored", reads: "yes", means: "excluded" },
  // MkDocs and Jekyll's settings write `exclude: [pattern]`.
  { keys: "exclude ignore", reads: "yes-hint", means: "excluded" },
  { keys: "headless", reads: "yes", means: "headless" },
  { keys: "render output article feed rss list listing sitemap", reads: "no-hint", means: "excluded" },
  // Hexo: a file that no theme touches, and `hexo new draft` writes `layout: draft`.
  { keys: "layout", reads: "no-hint", means: "excluded" },
  { keys: "layout type", reads: "word-hint", not: "review", means: "not public" },
  {
    keys: "state stage access audience workflow workflowstate review approval editorial phase estado statut",
    reads: "word-hint",
    means: "not public",
  },
  // Hexo's blog-encrypt, WordPress: post_password.
  {
    keys: "password passwords passwd passphrase passcode passwordhash",
    reads: "password",
    means: "locked by a password",
  },
  {
    keys: "protected passwordprotected encrypted encrypt locked restricted gated",
    reads: "yes",
    means: "protected",
  },
  {
    keys: "authrequired requiresauth requireauth loginrequired requirelogin requireslogin",
    reads: "yes",
    means: "protected",
  },
  // Ghost, Substack, Patreon and membership themes; Ghost's email_only never had a page.
  {
    keys: "membersonly subscribersonly paidonly paywall paywalled emailonly",
    reads: "yes",
    means: "for members",
  },
  { keys: "members subscribers paid premium tiers", reads: "lock", means: "for members" },
  // A page that no search engine may show is one that the author does not want to be found: a doubt.
  { keys: "noindex robotsnoindex", reads: "yes", means: "hidden from search engines" },
  // Hugo, Ghost, WordPress, Scully, editors with a calendar.
  { keys: "publishdate publishat publishon publishfrom publishtime", reads: "start", means: "scheduled" },
  // Every date that a post is published at; of several that disagree, the latest. Not `updated`, not the date of an event.
  {
    keys: "publishedat publishedon publisheddate publishedtime publicationdate pubdate pubdatetime datepublished",
    reads: "start-hint",
    means: "scheduled",
  },
  {
    keys: "date datetime dateposted postedat postedon posteddate released releasedate releasedat releaseon",
    reads: "start-hint",
    means: "scheduled",
  },
  { keys: "releaseat launchdate fecha datum", reads: "start-hint", means: "scheduled" },
  {
    keys: "scheduled scheduledat scheduledon scheduledfor scheduleddate",
    reads: "start",
    means: "scheduled",
  },
  {
    keys: "embargo embargoed embargoeduntil embargountil golive goliveat golivedate",
    reads: "start",
    means: "scheduled",
  },
  { keys: "availablefrom visiblefrom showfrom validfrom notbefore", reads: "start", means: "scheduled" },
  // Hugo: expiryDate, unpublishDate; Gatsby, WordPress and editors with a calendar.
  {
    keys: "expirydate expires expiresat expireson expiry expire expiredate expireat",
    reads: "end",
    means: "expired",
  },
  { keys: "expirationdate expiration expiresafter expirytime", reads: "end", means: "expired" },
  { keys: "unpublish unpublishat unpublishdate unpublishon", reads: "end", means: "expired" },
  { keys: "enddate enddatetime dateend endsat until", reads: "end-hint", means: "expired" },
  {
    keys: "publishuntil publishend validuntil validthrough validto notafter",
    reads: "end",
    means: "expired",
  },
  {
    keys: "availableuntil visibleuntil showuntil removeat deleteat hideat hideafter",
    reads: "end",
    means: "expired",
  },
];

/** Groups of keys that speak of the whole post: Hugo's `params`, Zola's `extra`, `seo`… and none such as `cover: {hidden}`. */
export const HOME_GROUPS: ReadonlySet<string> = new Set(
  [
    "params extra data meta metadata seo settings options custom post page frontmatter attributes config publishing",
    "publication quartz hugo jekyll astro ghost wordpress wp hexo gatsby docusaurus zola pelican cms",
  ]
    .join(" ")
    .split(" "),
);
