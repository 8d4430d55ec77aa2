/** Where themes list posts. */
const PLACES =
  "(?:the|all|every)?(?:home|homepage|homelist|frontpage|mainpage|list|lists|listing|listings|index|indexes|feed|feeds|rss|atom|blog|bloglist|posts|postlist|archives?|collections?|latest|recent|recentposts|sitemap|public|production|everywhere|everything)";
/** Parts of the site that are not where posts are listed. */
const PARTS =
  "(?:site)?(?:search|searchindex|searchresults|nav|navigation|navbar|menu|mainmenu|sidebar|toc|tableofcontents|related|relatedposts|header|footer|breadcrumbs?|pagination|prevnext|seealso|recommendations)";
const HIDING = "(?:hidden?|excluded?|disabled?|ignored?|omit|omitted|skip|skipped|unlisted)";
/** `hideFromHomePage`, `hide_in_list`, `excludeFromAnything`, `unlistOnIndex`, `hidePost`; none such as `hideToc`. */
export const HIDDEN_SOMEWHERE = new RegExp(
  `^(?:hides?|hidden|hiding|excludes?|excluded|omit|omitted|removed?|skip|unlist|unlisted)(?:from(?!${PARTS}$).+|(?:in|on)${PLACES}|(?:home|homepage|list|index|feed|post|page|article|entry))$`,
);
/** `bookHidden`, `geekdocHidden`, `feed_exclude`, `sitemapDisabled`, `list-hidden`; not `tocHidden`, `coverHidden`. */
export const PLACE_HIDDEN = new RegExp(
  `^(?:${PLACES}|rss|book|geekdoc|docs?|docsy|theme|site|wiki|note|item|content|post|page|article|entry)${HIDING}$`,
);
/** `showInList: false`, `include_in_feed: false`, `listedOnHome: false`, `in_feed: false`, `feed_include: false`. */
export const SHOWN_SOMEWHERE = new RegExp(
  `^(?:(?:show|shown|showed|include|included|display|displayed|list|listed|visible|appears?|publish|published)?(?:in|on)${PLACES}|${PLACES}(?:show|include|included|enable|enabled|visible))$`,
);
/** What a post is kept from; not `share`, which is about buttons, nor `archive`, which is a word for robots. */
const SHOWING =
  "(?:publish(?:ing|ed)?|publication|list(?:ing|ed)?|show|index(?:ing|ed)?|release|feeds?|rss|atom|sitemap|render|deploy|export|syndication)";
/** `doNotPublish`, `never_publish`, `disableFeed`, `notReady`, `not_for_publication`, `noFeed`. */
export const NEGATED = new RegExp(
  [
    "^(?:donot|dont|never|mustnot|shouldnot|cannot)(?:publish|list|show|index|release|send|share|display|feed)$",
    `^(?:no|disables?|skip|block|prevent|suppress|without)${SHOWING}$`,
    "^(?:not|non|notyet)(?:for|tobe)?(?:publish(?:ed)?|publication|public|thepublic|ready|listed|release|released|approved|final|finished|visible)$",
  ].join("|"),
);
/** `memberOnly`, `subscribers_only`, `staffOnly`, `onlyForMembers`, `membershipRequired`. */
export const MEMBERS_ONLY =
  /^(?:for)?(?:(?:paid|paying)?(?:members?|subscribers?)|patrons?|supporters?|sponsors?|backers?|donors?|paid|premium|customers?|staff|employees?|team|friends|family|insiders?|users?|loggedin|registered|invite|admins?|owner|author|me)only$|^only(?:for)?(?:members?|subscribers?|patrons?|supporters?|sponsors?|paid|premium|customers?|staff|team|friends|family|me)$|^(?:requires?)?(?:membership|subscription)(?:required|only)$|^requires?(?:a)?(?:membership|subscription)$/;
/** `draft_until`, `hideBefore`, `private-till`, `showAfter`: until that date the post stays home. */
export const HOME_UNTIL =
  /^(?:(?:draft|hidden|hide|private|unlisted|unpublished|locked|scheduled|internal|(?:members?|subscribers?)(?:only)?|paywalled|exclusive|embargo|embargoed|notpublic)(?:until|till|before)|(?:publish|show|visible|available|public|live|release)(?:after|notbefore))$/;
/** `withdrawn_at`, `deletedOn`, `retraction_date`: from that date on it does. */
export const HOME_SINCE =
  /^(?:(?:withdrawn|retracted|deleted|removed|unpublished|trashed|hidden|revoked)(?:at|on|date|time|since)|(?:withdrawal|retraction|deletion|removal)date)$/;
/** `ghost_status`, `editorialState`, `review-stage`; not what a post says of comments, of a project or of a machine. */
export const STATUS_OF_POST =
  /^(?!(?:comments?|ping|pingback|project|product|order|build|http|response|server|relationship|health|payment|employment|economic|issue|ticket|event|license|social|code|united|solid|book|reading|member|membership|deep|head|current)s?(?:status|state|stage|phase)$).+(?:status|state|stage|phase)$/;
