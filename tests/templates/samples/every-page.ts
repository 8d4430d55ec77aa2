import { CadenceSwitchPage } from "../../../templates/pages/preferences/cadence-switch.tsx";
import { ErasedPage } from "../../../templates/pages/preferences/erased.tsx";
import { LinkPage } from "../../../templates/pages/preferences/link.tsx";
import { LinkAskedPage } from "../../../templates/pages/preferences/link-asked.tsx";
import { LinkSentPage } from "../../../templates/pages/preferences/link-sent.tsx";
import {
  PreferencesPage,
  type PreferencesPageProps,
} from "../../../templates/pages/preferences/preferences.tsx";
import { ShortPausePage } from "../../../templates/pages/preferences/short-pause.tsx";
import { UnsubscribePage } from "../../../templates/pages/preferences/unsubscribe.tsx";
import { UnsubscribedPage } from "../../../templates/pages/preferences/unsubscribed.tsx";
import { CheckInboxPage } from "../../../templates/pages/signup/check-inbox.tsx";
import { ConfirmPage } from "../../../templates/pages/signup/confirm.tsx";
import { ConfirmedPage } from "../../../templates/pages/signup/confirmed.tsx";
import { ArchivePage } from "../../../templates/pages/site/archive.tsx";
import { FeedPage } from "../../../templates/pages/site/feed.tsx";
import { HomePage, type HomePageProps } from "../../../templates/pages/site/home.tsx";
import { IssuePage } from "../../../templates/pages/site/issue.tsx";
import type { IssueLink } from "../../../templates/pages/site/issue-link.ts";
import { ProblemPage } from "../../../templates/pages/site/problem.tsx";
import { SITE, SLOT_AT, sampleStory } from "./samples.ts";

const issues = [1, 2, 3].map((n) => ({
  id: `weekly-${n}`,
  title: `Issue ${n}`,
  language: "en",
  slotAt: SLOT_AT,
  href: `/issues/weekly-${n}`,
}));
const topics = ["Networking", "Time"].map((name) => ({ slug: name.toLowerCase(), name }));

export const ISSUE = { id: "weekly-2026-11-23", cadence: "weekly" as const, slotAt: SLOT_AT };

export const renderHome = (changes: Partial<HomePageProps> = {}) =>
  String(HomePage({ site: SITE, language: "en", values: {}, faults: [], topics, issues, ...changes }));

const FEEDS = { rss: "/feeds/es/time.xml", atom: "/feeds/es/time.atom", json: "/feeds/es/time.json" };
const FEED = {
  path: "/feeds/es/time.xml",
  feeds: FEEDS,
  languages: ["es"],
  topics: ["Time", "الوقت"],
  posts: [
    {
      title: "Hacerlo dos veces",
      url: "https://blog.example.com/es/dos",
      language: "es",
      publishedAt: SLOT_AT,
    },
    { title: "الطابور وعد", url: "javascript:alert(1)", language: "ar", publishedAt: SLOT_AT },
  ],
  narrower: [
    { language: "ar", path: "/feeds/ar.xml" },
    { name: "Time", path: "/feeds/es/time.xml" },
  ],
};

const STORED = {
  languages: ["es", "en"],
  topics: ["time"],
  cadence: "daily",
  hour: "7",
  timeZone: "Asia/Kathmandu",
  pauseUntil: "",
};

const PREFERENCES: Omit<PreferencesPageProps, "language"> = {
  site: SITE,
  token: "a.b",
  values: STORED,
  stored: STORED,
  changedElsewhere: [],
  faults: [],
  topics,
  usualTime: null,
  firstDay: "2026-11-24",
  address: null,
  leaveToken: "c.d",
  pausedUntil: null,
  ownZone: "Asia/Kathmandu",
  isSaved: false,
};

export const renderPreferences = (language: string, changes: Partial<PreferencesPageProps> = {}) =>
  String(PreferencesPage({ ...PREFERENCES, language, ...changes }));

/** A form that came back. */
export const FAULTY = {
  values: { email: 'x"@y', languages: ["es"], topics: ["time"], cadence: "daily" },
  faults: [
    { field: "email", reason: "Write the address as name@example.com." },
    { field: "topics.0", reason: "Choose topics from the list." },
    { field: "timeZone", reason: "Write the zone as Europe/Madrid." },
  ],
};

const CUT = { status: 400, title: "Cut off", advice: "Copy the whole of it.", reference: "", faults: [] };
const WIDE = { url: "https://blog.example.com/wide.png", alt: "A wide picture" };

/** A body with whatever is hard to make narrow. */
const EVERYTHING = {
  isWhole: true,
  html: [
    "<h2>Heading</h2>",
    '<p>Text with <code>code</code>, <kbd>Ctrl</kbd> and <a href="https://blog.example.com/">a link</a></p>',
    '<pre><code class="language-ts">const x = 1;</code></pre>',
    `<table><thead><tr>${"<th>Head</th>".repeat(8)}</tr></thead><tbody><tr>${"<td>Cell</td>".repeat(8)}</tr></tbody></table>`,
    `<figure><img src="https://blog.example.com/wide.png" alt="Wide" width="2000" height="500"><figcaption>Caption</figcaption></figure>`,
    `${"<blockquote>".repeat(12)}<p>Deep</p>${"</blockquote>".repeat(12)}`,
    `${"<ul><li>".repeat(15)}Deep${"</li></ul>".repeat(15)}`,
    "<dl><dt>Term</dt><dd>Meaning</dd></dl><details><summary>More</summary><p>Hidden</p></details>",
  ].join("\n"),
};

/** Every page and state that readers meet, by name. */
export function renderEveryPage(language: string) {
  const shared = { site: SITE, language };
  return {
    home: renderHome({ language }),
    "home with faults": renderHome({ language, ...FAULTY }),
    "check inbox": String(CheckInboxPage(shared)),
    confirm: String(ConfirmPage({ ...shared, token: "a.b" })),
    confirmed: String(ConfirmedPage({ ...shared, alreadyIn: false })),
    "confirmed again": String(ConfirmedPage({ ...shared, alreadyIn: true })),
    leave: String(UnsubscribePage({ ...shared, token: "a.b" })),
    left: String(UnsubscribedPage(shared)),
    "left with feeds of one's own": String(UnsubscribedPage({ ...shared, feeds: FEEDS })),
    preferences: renderPreferences(language),
    "preferences with an hour": renderPreferences(language, { usualTime: "09:00", isSaved: true }),
    "preferences during a pause": renderPreferences(language, {
      pausedUntil: SLOT_AT,
      values: { ...PREFERENCES.values, pauseUntil: "2026-11-23" },
    }),
    "preferences behind a magic link": renderPreferences(language, { address: "ada@example.com" }),
    "preferences with faults": renderPreferences(language, {
      usualTime: "09:00",
      faults: ["languages", "pauseUntil", "hour"].map((field) => ({ field, reason: `Mend ${field}.` })),
    }),
    "preferences changed in another tab": renderPreferences(language, {
      isSaved: true,
      changedElsewhere: ["cadence", "topics"],
    }),
    "preferences contested by another tab": renderPreferences(language, {
      changedElsewhere: ["cadence"],
      faults: [{ field: "cadence", reason: "Choose again." }],
    }),
    "a choice out of a mail": String(
      CadenceSwitchPage({ ...shared, token: "a.b", cadence: "monthly", isDone: false }),
    ),
    "a choice that is made": String(
      CadenceSwitchPage({ ...shared, token: "a.b", cadence: "monthly", isDone: true }),
    ),
    "a pause out of a mail": String(
      ShortPausePage({ ...shared, token: "a.b", until: SLOT_AT, timeZone: "UTC", isDone: false }),
    ),
    "a pause that is begun": String(
      ShortPausePage({ ...shared, token: "a.b", until: SLOT_AT, timeZone: "UTC", isDone: true }),
    ),
    "a link by address": String(LinkPage({ ...shared, email: "", faults: [] })),
    "a link by address with a check": withoutCheckScript(
      String(LinkPage({ ...shared, email: "", faults: [], humanCheckKey: "1x00000000000000000000AA" })),
    ),
    "a link by address with a fault": String(
      LinkPage({ ...shared, email: "ada", faults: [{ field: "email", reason: "Mend the address." }] }),
    ),
    "a link is asked for": String(LinkAskedPage(shared)),
    "a link that cannot be read, with a check": String(ProblemPage({ ...shared, ...CUT, way: "link-page" })),
    "a link that cannot be read": String(ProblemPage({ ...shared, ...CUT, way: "link-by-address" })),
    "a confirmation that cannot be read": String(ProblemPage({ ...shared, ...CUT, way: "sign-up" })),
    "magic link sent": String(LinkSentPage(shared)),
    erased: String(ErasedPage(shared)),
    archive: String(ArchivePage({ ...shared, issues })),
    "middle of the archive": String(ArchivePage({ ...shared, issues, page: 2, hasOlder: true })),
    "empty archive": String(ArchivePage({ ...shared, issues: [] })),
    issue: String(IssuePage({ ...shared, issue: ISSUE, stories: [sampleStory(1), sampleStory(2)] })),
    "issue of one story": String(
      IssuePage({
        ...shared,
        issue: ISSUE,
        stories: [sampleStory(1)],
        body: { html: "<p>Whole <b>text</b></p>", isWhole: true },
      }),
    ),
    "issue of a story with everything in it": String(
      IssuePage({ ...shared, issue: ISSUE, stories: [sampleStory(1, { image: WIDE })], body: EVERYTHING }),
    ),
    "issue of one long story": String(
      IssuePage({
        ...shared,
        issue: ISSUE,
        stories: [sampleStory(1)],
        body: { html: "<p>The beginning</p>", isWhole: false },
      }),
    ),
    "issue between two": String(
      IssuePage({
        ...shared,
        issue: ISSUE,
        stories: [sampleStory(1), sampleStory(2)],
        newer: { ...issues[0], language: "ar", title: "الطابور وعد" } as IssueLink,
        older: issues[1] ?? null,
      }),
    ),
    feed: String(FeedPage({ ...shared, ...FEED })),
    "empty feed": String(FeedPage({ ...shared, ...FEED, posts: [], narrower: [] })),
    "home with a check": withoutCheckScript(
      renderHome({ language, humanCheckKey: "1x00000000000000000000AA" }),
    ),
    problem: String(
      ProblemPage({
        ...shared,
        status: 404,
        title: "Nothing here",
        advice: "Look elsewhere.",
        reference: "",
        faults: [],
      }),
    ),
    "faulty set-up": String(
      ProblemPage({
        site: null,
        language,
        status: 503,
        title: "Set-up",
        advice: "",
        reference: "",
        faults: FAULTY.faults,
      }),
    ),
  };
}

/** The one script that there may be, on pages with a form alone. */
const withoutCheckScript = (html: string) =>
  html.replaceAll(/<script src="https:\/\/challenges[^>]*><\/script>/g, "");
