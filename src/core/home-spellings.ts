/**
 * How a value of such a key is read:
 * - `yes`: true keeps the post home; `no`: false does, and a date is when it appears; `word`: every word does that is
 *   not one for the public. In doubt, home.
 * - `lock`: whatever is there locks the post. Its value is never repeated.
 * - `start`, `end`: dates between which the post may be seen.
 * - `yes-hint`, `no-hint`, `word-hint`: only a clear true, a clear false or a clear word keeps the post home, for keys that
 *   mean other things as well.
 */
export type HomeReading =
  | "yes"
  | "no"
  | "word"
  | "lock"
  | "start"
  | "end"
  | "yes-hint"
  | "no-hint"
  | "word-hint";

export interface HomeSpelling {
  /** Separated by blanks; compared without case, `-`, `_` and blanks, with or without `is`, `post`, `page`… before them. */
  readonly keys: string;
  readonly reads: HomeReading;
  /** What such a post is, in the reason that the author sees. */
  readonly means: string;
}

/**
 * Every spelling of "not for the public" that we know, each with who writes it. Not here because they are no privacy:
 * `in_search_index` (Zola) and `search` (the site's own search), `navigation` (Nuxt), `toc`, `comments`, `archived`, tags
 * and categories of whatever name.
 */
export const HOME_SPELLINGS: readonly HomeSpelling[] = [
  // Astro, Hugo, Jekyll, Eleventy, Docusaurus, Zola, Quartz, Metalsmith, MkDocs: draft; Cobalt: is_draft; Nuxt: _draft.
  { keys: "draft drafts wip unfinished incomplete", reads: "yes", means: "draft" },
  // Jekyll, Hexo, Gatsby, Middleman, dev.to, Decap: published: false; Quartz, Obsidian (also dg-publish): publish: false.
  { keys: "published publish", reads: "no", means: "unpublished" },
  // Ghost, WordPress, Pelican, Nikola, Publii and most editors with a workflow: a word.
  { keys: "status publishstatus publicationstatus workflowstatus", reads: "word", means: "not public" },
  // Ghost, WordPress: public, members, paid, private, password.
  { keys: "visibility", reads: "word", means: "not public" },
  { keys: "private secret confidential", reads: "yes", means: "private" },
  { keys: "public visible listed", reads: "no", means: "private" },
  // Docusaurus, Medium, Bridgetown's sites.
  { keys: "unlisted", reads: "yes", means: "unlisted" },
  // Nikola, Publii, Nanoc, theme authors of all kinds; LoveIt and PaperMod name the place that it is hidden from.
  {
    keys: "hidden invisible hidefromfeed hidefromrss hidefromhome hidefromindex",
    reads: "yes",
    means: "hidden",
  },
  { keys: "hiddenfromhomepage hiddeninhomelist hiddenfromfeed hiddenfromrss", reads: "yes", means: "hidden" },
  // MkDocs Material writes `hide: [toc]` for parts of the page: a list says nothing.
  { keys: "hide", reads: "yes-hint", means: "hidden" },
  { keys: "unpublished inactive disabled trashed deleted expired", reads: "yes", means: "unpublished" },
  { keys: "enabled active online live", reads: "no-hint", means: "unpublished" },
  // Eleventy; DocPad: ignored; Hugo: headless; VuePress Hope: article: false; Zola: render; Jekyll's collections: output.
  { keys: "eleventyexcludefromcollections excludefromcollections excluded", reads: "yes", means: "excluded" },
  {
    keys: "excludefromfeed excludefromrss excludefromindex excludefromlist ignored",
    reads: "yes",
    means: "excluded",
  },
  { keys: "headless", reads: "yes", means: "headless" },
  { keys: "render output article feed rss list listing sitemap", reads: "no-hint", means: "excluded" },
  // Hexo: a file that no theme touches, and `hexo new draft` writes `layout: draft`.
  { keys: "layout", reads: "no-hint", means: "excluded" },
  { keys: "layout type state stage access audience", reads: "word-hint", means: "not public" },
  // Hexo's blog-encrypt, WordPress: post_password.
  { keys: "password passwords passwd passphrase passcode", reads: "lock", means: "locked by a password" },
  { keys: "protected encrypted encrypt locked restricted gated", reads: "yes", means: "protected" },
  {
    keys: "authrequired requiresauth requireauth loginrequired requirelogin",
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

/** Words for what anybody may see. */
export const PUBLIC_WORDS: ReadonlySet<string> = new Set(
  [
    "published publish public live active visible open everyone everybody anyone anybody all world released release",
    "final finished done complete completed online listed free featured approved posted default normal standard",
    "stable current updated archived reviewed evergreen seedling budding sprout growing sapling", // digital gardens
  ]
    .join(" ")
    .split(" "),
);

/** Words for what stays home, by what a reason calls it. Any other word does as well, where the key leaves no doubt. */
export const HOME_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    draft:
      "draft drafts autodraft wip workinprogress inprogress unfinished incomplete pending pendingreview review",
    private: "private secret confidential internal restricted protected password passwordprotected encrypted",
    "for members":
      "members membersonly member subscribers subscribersonly subscriber paid paidmembers premium tiers",
    unlisted: "unlisted linkonly",
    hidden: "hidden invisible",
    scheduled: "scheduled future planned upcoming queued embargoed",
    unpublished: "unpublished inactive disabled offline withdrawn trash trashed deleted removed expired",
  }).flatMap(([means, words]) => words.split(" ").map((word) => [word, means] as const)),
);
