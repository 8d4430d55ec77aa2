import { DRAFT_SWITCH } from "./draft-words.ts";
import { HOME_DATE_SPELLINGS } from "./home-date-spellings.ts";
import {
  HIDDEN_SOMEWHERE,
  MEMBERS_ONLY,
  NEGATED,
  PLACE_HIDDEN,
  SHOWN_SOMEWHERE,
  STATUS_OF_POST,
} from "./home-shapes.ts";
import type { HomeSpelling } from "./home-spelling.ts";

/**
 * Every spelling of "not for the public" that we know, each with who writes it. Not here because they are no privacy:
 * `in_search_index` (Zola) and `search` (the site's own search), `navigation` (Nuxt), `toc`, `comments`, `archived`, and what
 * hides a part of the page (`hideToc`, `hideMeta`, `excludeFromSearch`).
 */
export const HOME_SPELLINGS: readonly HomeSpelling[] = [
  // Astro, Hugo, Jekyll, Eleventy, Docusaurus, Zola, Quartz, Metalsmith, MkDocs: draft; Cobalt: is_draft; Nuxt: _draft.
  // draftMode: Payload, Sanity, Next.js; draft-status: Jekyll's and Obsidian's templates.
  { keys: "unfinished incomplete", shape: DRAFT_SWITCH, reads: "yes", means: "draft" },
  // Dutch, Czech, Polish, Portuguese, Vietnamese; each is a subject as well.
  { keys: "concept koncept szkic esboço nháp", reads: "yes-hint", means: "draft" },
  { keys: "", shape: NEGATED, reads: "yes", means: "unpublished" },
  { keys: "needsreview needswork needsediting workinprogress", reads: "yes", means: "draft" },
  // Editors and scripts of all kinds; each may be the subject of a post instead: a picture, a rating, a list.
  { keys: "todo preview test testpost dummy placeholder template", reads: "yes-hint", means: "draft" },
  {
    keys: "ready approved released release complete completed finished final done reviewed posted",
    reads: "no-hint",
    means: "unpublished",
  },
  // Obsidian nests its tags: `status/draft`.
  { keys: "tags tag categories category labels label keywords", reads: "label-hint", means: "draft" },
  { keys: "flags flag markers", reads: "words-hint", means: "draft" },
  // Jekyll, Hexo, Gatsby, Middleman, dev.to, Decap: published: false; Quartz, Obsidian (also dg-publish): publish: false.
  {
    keys: "published publish publicado publicada publié publiée veröffentlicht pubblicato pubblicata gepubliceerd",
    reads: "no",
    means: "unpublished",
  },
  {
    keys: "publicerad publisert udgivet julkaistu opublikowany opublikowane publikováno yayınlandı δημοσιευμένο",
    reads: "no",
    means: "unpublished",
  },
  {
    keys: "опубликовано опубликован опубліковано 发布 已发布 發布 已發布 公開 公开 公開済み 공개 منشور",
    reads: "no",
    means: "unpublished",
  },
  // Ghost, WordPress, Pelican, Nikola, Publii and most editors with a workflow: a word.
  {
    keys: "status publishstatus publicationstatus workflowstatus reviewstatus",
    reads: "word",
    means: "not public",
  },
  // What stands before the word is a tool's name or an editor's habit; only a clear word counts.
  { keys: "", shape: STATUS_OF_POST, reads: "word-hint", means: "not public" },
  // Ghost, WordPress: public, members, paid, private, password.
  { keys: "visibility", reads: "word", means: "not public" },
  {
    keys: "private secret confidential privado privada privé privée privat privato privata prywatny prywatne",
    reads: "yes",
    means: "private",
  },
  {
    keys: "vertraulich confidencial confidentiel riservato приватный приватно частный 私密 私有 非公開 非公开 비공개 خاص",
    reads: "yes",
    means: "private",
  },
  { keys: "internal internalonly", reads: "yes-hint", means: "private" },
  { keys: "previewonly devonly localonly", reads: "yes", means: "private" },
  { keys: "public visible listed", reads: "no", means: "private" },
  { keys: "público pública öffentlich pubblico pubblica publiczny", reads: "no", means: "private" },
  // Vue and Nuxt themes, Wiki.js, home-made lists: a switch; text is what a theme displays.
  {
    keys: "show shown display displayed publishable listable indexable discoverable viewable",
    reads: "no-hint",
    means: "hidden",
  },
  { keys: "show display", reads: "word-hint", means: "hidden" },
  // Docusaurus, Medium, Bridgetown's sites.
  { keys: "unlisted", reads: "yes", means: "unlisted" },
  // Nikola, Publii, Nanoc, theme authors of all kinds; LoveIt and PaperMod name the place that it is hidden from.
  { keys: "hidden invisible oculto oculta", shape: HIDDEN_SOMEWHERE, reads: "yes", means: "hidden" },
  {
    keys: "versteckt nascosto escondido ukryty skryto скрыто скрытый 隐藏 隱藏 非表示 숨김 مخفي",
    reads: "yes",
    means: "hidden",
  },
  // Hugo Book, Geekdoc and what is written after their example.
  { keys: "", shape: PLACE_HIDDEN, reads: "yes", means: "hidden" },
  { keys: "include included", shape: SHOWN_SOMEWHERE, reads: "no-hint", means: "hidden" },
  // MkDocs Material writes `hide: [toc]` for parts of the page: a list says nothing.
  { keys: "hide", reads: "yes-hint", means: "hidden" },
  {
    keys: "unpublished inactive disabled trashed deleted removed obsolete expired",
    reads: "yes",
    means: "unpublished",
  },
  {
    keys: "withdrawn retracted revoked recalled rejected suspended takendown discarded unapproved onhold",
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
  { keys: "layout", reads: "no-hint", not: "none", means: "excluded" },
  { keys: "layout type kind", reads: "word-hint", not: "review", means: "not public" },
  {
    keys: "state stage workflow workflowstate review approval editorial phase estado statut stato статус 状态 状態",
    reads: "word-hint",
    means: "not public",
  },
  // Digital gardens; `progress: 100` and `maturity: evergreen` say nothing.
  {
    keys: "progress maturity lifecycle readiness completeness growth",
    reads: "word-hint",
    means: "not public",
  },
  // Wikis, document systems, membership plug-ins.
  {
    keys: "access accesslevel accesscontrol accesstype permission permissions audience audiences viewers readers",
    reads: "words-hint",
    means: "not public",
  },
  {
    keys: "privacy privacylevel security securitylevel classification confidentiality sensitivity sharing scope",
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
    keys: "paywall paywalled emailonly",
    shape: MEMBERS_ONLY,
    reads: "yes",
    means: "for members",
  },
  { keys: "members subscribers paid premium tiers", reads: "lock", means: "for members" },
  // A page that no search engine may show is one that the author does not want to be found: a doubt.
  { keys: "noindex robotsnoindex", reads: "yes", means: "hidden from search engines" },
  ...HOME_DATE_SPELLINGS,
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
