/** Where themes list posts. */
const PLACES =
  "(?:the|all|every)?(?:home|homepage|homelist|frontpage|mainpage|list|lists|listing|listings|index|indexes|feed|feeds|rss|atom|blog|bloglist|posts|postlist|archives?|collections?|latest|recent|recentposts|sitemap|public|production|everywhere|everything)";
/** Parts of the site that are not where posts are listed. */
const PARTS =
  "(?:site)?(?:search|searchindex|searchresults|nav|navigation|navbar|menu|mainmenu|sidebar|toc|tableofcontents|related|relatedposts|header|footer|breadcrumbs?|pagination|prevnext|seealso|recommendations)";
/** `hideFromHomePage`, `hide_in_list`, `excludeFromAnything`, `unlistOnIndex`, `hidePost`; none such as `hideToc`. */
export const HIDDEN_SOMEWHERE = new RegExp(
  `^(?:hides?|hidden|hiding|excludes?|excluded|omit|omitted|removed?|skip|unlist|unlisted)(?:from(?!${PARTS}$).+|(?:in|on)${PLACES}|(?:home|homepage|list|index|feed|post|page|article|entry))$`,
);
/** `showInList: false`, `include_in_feed: false`, `listedOnHome: false`. */
export const SHOWN_SOMEWHERE = new RegExp(
  `^(?:show|shown|showed|include|included|display|displayed|list|listed|visible|appears?|publish|published)(?:in|on)${PLACES}$`,
);
/** `doNotPublish`, `dontList`, `notReady`, `noFeed`. */
export const NEGATED =
  /^(?:donot|dont)(?:publish|list|show|index|release|send|share)$|^(?:not|non)(?:published|public|ready|listed|released|approved|final|finished|visible)$|^no(?:publish|list|feed|rss)$/;
/** What a draft is called in the languages of Gazette, and the plural. */
export const DRAFT_WORD =
  "(?:drafts?|wip|borrador(?:es)?|brouillons?|entw(?:u|ue)rfe?|rascunhos?|مسود[ةه]|مسودات)";
/** Nothing but such a word. */
export const DRAFT_KEY = new RegExp(`^${DRAFT_WORD}$`);
