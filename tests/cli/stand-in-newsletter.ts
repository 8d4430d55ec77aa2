import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import manifest from "../../package.json" with { type: "json" };

/** What was asked: `GET /api/posts?limit=1`. */
export interface StandInNewsletter {
  readonly url: string;
  readonly asked: string[];
  stop(): Promise<void>;
}

const AT = "2026-11-23T09:00:00.000Z";
const COUNTS = { audience: 2, submitted: 2, refused: 0, unknown: 0, delivered: 0, bounced: 0, complained: 0 };
const ISSUE = {
  ...{ id: "weekly-2026-11-23", cadence: "weekly", slotAt: AT, state: "closed", posts: ["en/a.md"] },
  ...{ counts: COUNTS, startedAt: AT, closedAt: AT, expectedEndAt: null, waitingFor: null },
};
const WHOLE = { ...ISSUE, editions: ["en"], rate: 5, stoppedBecause: null, notServed: 0, unknownBatches: [] };
/** Stands for where the stand-in itself is, which is a blog as well. */
const HERE = "http://here.invalid";
const POST = {
  path: "en/a.md",
  url: `${HERE}/a/`,
  draft: false,
  language: "en",
  title: "A",
  publishedAt: AT,
  releasedAt: AT,
  reason: null,
};
const READER = {
  ...{ id: "abc", email: "ada@example.com", status: "active", languages: ["en"], topics: [] },
  ...{ cadence: "weekly", hour: null, timeZone: "UTC", requestedAt: AT, confirmedAt: AT, leftAt: null },
  ...{ pausedUntil: null, suppressed: null, suppressionLiftedAt: null },
  consent: {
    signup: { at: AT, via: "form", wording: "Mail me", language: "en", origin: null, client: null },
    confirmation: null,
  },
};
const CSV = 'id,email,topics\r\nabc,ada@example.com,"Rust;Go"\r\n';

const HEADER = '{"gazette":"backup","version":1,"key":"abc"}\n';
const CHECK = createHash("sha256").update(`\n${HEADER}`).digest("hex");
const END = { end: true, counts: {}, newest: null };
const SEAL = createHash("sha256")
  .update(`${CHECK}\n${JSON.stringify(END)}\n`)
  .digest("hex");
/** A whole backup without a row. */
export const BACKUP = `${HEADER}{"check":"${CHECK}"}\n${JSON.stringify({ ...END, sha256: SEAL })}\n`;

const BLOG = "<html><link rel=alternate type=application/rss+xml href=/feed.xml></html>";
const FEED = `<rss version="2.0"><channel><title>Blog</title><item><title>A</title><link>${HERE}/a/</link><guid>1</guid><pubDate>Mon, 23 Nov 2026 09:00:00 GMT</pubDate><description>Words.</description></item></channel></rss>`;

/** What is no JSON, with its type. */
const TEXTS = new Map<unknown, string>([
  [CSV, "text/csv"],
  [BLOG, "text/html"],
  [FEED, "application/rss+xml"],
  [BACKUP, "application/x-ndjson"],
]);

/** The first that fits answers. */
const ANSWERS: readonly (readonly [RegExp, unknown])[] = [
  [/^GET \/health$/, { ok: true, version: manifest.version, checks: [] }],
  [/^HEAD \/a\/$/, {}],
  [/^GET \/$/, BLOG],
  [/^GET \/feed.xml$/, FEED],
  [/^GET \/api\/posts/, { posts: [POST], next: null, postsFolder: "", siteUrl: `${HERE}/` }],
  [/^POST \/api\/posts\/changes$/, { changed: ["a.md"], postsFolder: "" }],
  [/^POST \/api\/posts\/release$/, { id: "en/a.md", reason: null }],
  [/^PUT \/api\/posts\//, { id: "en/a.md", state: "new" }],
  [/^DELETE \/api\/posts\//, null],
  [/^GET \/api\/issues$/, { issues: [ISSUE], paused: false }],
  [/^GET \/api\/backup/, BACKUP],
  [/^POST \/api\/restore/, { restored: {}, paused: true }],
  [/^(GET|POST) \/api\/feeds/, { feeds: [] }],
  [/^POST \/api\/pause$/, { paused: true }],
  [/^POST \/api\/resume$/, { paused: false }],
  [/^GET \/api\/issues\/[^/]+$/, WHOLE],
  [/^POST \/api\/issues$/, { id: null, wouldSend: { posts: [], audience: 2 }, notDue: [] }],
  [/^GET .*\/recipients\//, { state: "submitted", batch: 1, submittedAt: AT, providerId: "x", events: [] }],
  [/^POST \/api\/issues\/[^/]+\//, ISSUE],
  [/^POST \/api\/subscribers\/import/, { imported: 1, unchanged: 0, refused: [] }],
  [/^POST \/api\/subscribers\/[^/]+\/suppress$/, { suppressed: "manual" }],
  [/^POST \/api\/subscribers\/[^/]+\/unsuppress$/, { suppressed: null }],
  [/^GET \/api\/subscribers\.csv$/, CSV],
  [
    /^GET \/api\/subscribers$/,
    { active: 2, paused: 0, unsubscribed: 1, suppressed: 0, pending: 0, total: 3 },
  ],
  [/^GET \/api\/subscribers\//, READER],
  [/^DELETE \/api\/subscribers\//, { status: "erased" }],
];

/** Answers each operation of the API as documented, and holds nothing. `refuses`: everything is refused, as with 404. */
export async function startNewsletter(
  given: { readonly refuses?: boolean } = {},
): Promise<StandInNewsletter> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const call = `${request.method} ${request.url}`;
    asked.push(call);
    request.resume().on("end", () => {
      const [, body] = ANSWERS.find(([pattern]) => pattern.test(call)) ?? [];
      const isRefused = given.refuses === true || body === undefined;
      const status = isRefused ? 404 : body === null ? 204 : 200;
      const type = isRefused ? "application/problem+json" : (TEXTS.get(body) ?? "application/json");
      response.writeHead(status, { "content-type": type });
      const text = (typeof body === "string" ? body : JSON.stringify(body))?.replaceAll(
        HERE,
        `http://${request.headers.host}`,
      );
      response.end(isRefused ? '{"title":"There is no such thing"}' : text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: `http://127.0.0.1:${port}`, asked, stop };
}
