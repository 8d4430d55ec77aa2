import { ArchivePage } from "../../templates/pages/archive.tsx";
import { CheckInboxPage } from "../../templates/pages/check-inbox.tsx";
import { ConfirmPage } from "../../templates/pages/confirm.tsx";
import { ConfirmedPage } from "../../templates/pages/confirmed.tsx";
import { FeedPage } from "../../templates/pages/feed.tsx";
import { HomePage, type HomePageProps } from "../../templates/pages/home.tsx";
import { IssuePage } from "../../templates/pages/issue.tsx";
import type { IssueLink } from "../../templates/pages/issue-link.ts";
import { LeavePage } from "../../templates/pages/leave.tsx";
import { LeftPage } from "../../templates/pages/left.tsx";
import { ProblemPage } from "../../templates/pages/problem.tsx";
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

/** A form that came back. */
export const FAULTY = {
  values: { email: 'x"@y', languages: ["es"], topics: ["time"], cadence: "daily" },
  faults: [
    { field: "email", reason: "Write the address as name@example.com." },
    { field: "topics.0", reason: "Choose topics from the list." },
    { field: "timeZone", reason: "Write the zone as Europe/Madrid." },
  ],
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
    leave: String(LeavePage({ ...shared, token: "a.b" })),
    left: String(LeftPage(shared)),
    "left with feeds of one's own": String(LeftPage({ ...shared, feeds: FEEDS })),
    archive: String(ArchivePage({ ...shared, issues })),
    "middle of the archive": String(ArchivePage({ ...shared, issues, page: 2, hasOlder: true })),
    "empty archive": String(ArchivePage({ ...shared, issues: [] })),
    issue: String(IssuePage({ ...shared, issue: ISSUE, stories: [sampleStory(1), sampleStory(2)] })),
    "issue of one story": String(
      IssuePage({ ...shared, issue: ISSUE, stories: [sampleStory(1, { html: "<p>Whole <b>text</b></p>" })] }),
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
    "home with a check": renderHome({ language, humanCheckKey: "1x00000000000000000000AA" }).replaceAll(
      /<script src="https:\/\/challenges[^>]*><\/script>/g,
      "", // the one script that there may be, and only here
    ),
    problem: String(
      ProblemPage({
        ...shared,
        status: 404,
        title: "Nothing here",
        advice: "Look elsewhere.",
        detail: "It moved.",
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
        detail: "",
        reference: "",
        faults: FAULTY.faults,
      }),
    ),
  };
}
