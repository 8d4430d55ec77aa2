import { HOME_SINCE, HOME_UNTIL } from "./home-shapes.ts";
import type { HomeSpelling } from "./home-spelling.ts";

/** Every date between which a post may be seen, each with who writes it. */
export const HOME_DATE_SPELLINGS: readonly HomeSpelling[] = [
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
  { keys: "", shape: HOME_UNTIL, reads: "start", means: "scheduled" },
  { keys: "availablefrom visiblefrom showfrom validfrom notbefore", reads: "start", means: "scheduled" },
  // Hugo: expiryDate, unpublishDate; Gatsby, WordPress and editors with a calendar.
  {
    keys: "expirydate expires expiresat expireson expiry expire expiredate expireat",
    reads: "end",
    means: "expired",
  },
  { keys: "expirationdate expiration expiresafter expirytime", reads: "end", means: "expired" },
  { keys: "unpublish unpublishat unpublishdate unpublishon", reads: "end", means: "expired" },
  { keys: "", shape: HOME_SINCE, reads: "end", means: "unpublished" },
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
