import manifest from "../../package.json" with { type: "json" };
import { listFeedFaults } from "./list-feed-faults.ts";
import { listNamedFeeds } from "./list-links.ts";
import { type FeedView, readFeed } from "./read-feed.ts";

/** A feed of a blog, and what would come in by it. */
export interface FoundFeed {
  readonly url: string;
  readonly title: string;
  readonly language: string | null;
  readonly items: number;
  /** The newest, as the feed orders them. */
  readonly newest: readonly { readonly title: string; readonly date: string | null }[];
  readonly faults: readonly string[];
}

/** What a blog answers, or why it does not. */
export type FoundBlog =
  | { readonly is: "read"; readonly feeds: readonly FoundFeed[] }
  | { readonly is: "silent"; readonly fault: string };

/** Where generators put theirs, the most usual first. */
const USUAL = ["feed.xml", "feed", "rss.xml", "atom.xml", "index.xml", "feed.json"];
/** More than a blog names; each is asked for once. */
const MOST_NAMED = 12;
const NEWEST = 5;
const PATIENCE_MS = 10_000;
const MOST_BYTES = 5 * 1024 * 1024;

/** The feeds of the blog at this address: itself, those that its page names, or those at the usual places. */
export async function findFeeds(address: string): Promise<FoundBlog> {
  const page = await ask(address);
  if (typeof page === "string") return { is: "silent", fault: `${address} ${page}` };
  const itself = readFeed(page.text);
  if (itself !== null)
    return { is: "read", feeds: [describe({ url: page.url, title: "", language: null }, itself)] };
  const named = listNamedFeeds(page.text, page.url).slice(0, MOST_NAMED);
  const feeds: FoundFeed[] = [];
  for (const one of named.length > 0 ? named : listUsual(page.url)) {
    const answer = await ask(one.url);
    const feed = typeof answer === "string" ? null : readFeed(answer.text);
    if (feed === null) continue;
    feeds.push(describe(one, feed));
    if (named.length === 0) break; // the usual places show the same posts
  }
  return { is: "read", feeds };
}

/** Below the blog's own path, then at its host's root. */
function listUsual(page: string) {
  const folder = new URL(page.endsWith("/") ? page : `${page}/`);
  const places = [folder, new URL("/", page)].flatMap((base) =>
    USUAL.map((name) => new URL(name, base).href),
  );
  return [...new Set(places)].map((url) => ({ url, title: "", language: null }));
}

const describe = (
  {
    url,
    title,
    language,
  }: { readonly url: string; readonly title: string; readonly language: string | null },
  feed: FeedView,
): FoundFeed => ({
  ...{ url, title, language: language ?? feed.language, items: feed.items.length },
  newest: feed.items.slice(0, NEWEST).map((item) => ({ title: item.title.trim(), date: item.date })),
  faults: listFeedFaults(feed),
});

/** The text behind an address; else what is wrong with it, as a verb with what follows it. */
async function ask(address: string): Promise<{ readonly text: string; readonly url: string } | string> {
  try {
    const response = await fetch(address, {
      headers: { "User-Agent": `gazette/${manifest.version} (feeds find)` },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const bytes = await readStart(response);
    if (!response.ok) return `answers ${response.status}`;
    return { text: new TextDecoder().decode(bytes), url: response.url };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return `cannot be reached (${cause instanceof Error ? cause.message : String(cause)})`;
  }
}

async function readStart({ body }: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size > MOST_BYTES) break; // leaving the loop cancels the stream
  }
  return Buffer.concat(chunks);
}

/** Which of them to read: one for each language, the one with the fewest faults, for several show the same posts. */
export function chooseFeeds(feeds: readonly FoundFeed[]): readonly FoundFeed[] {
  const byLanguage = Map.groupBy(feeds, ({ language }) => (language ?? "").toLowerCase().split("-")[0] ?? "");
  return [...byLanguage.values()].flatMap((group) => {
    const [best] = group.toSorted((one, other) => one.faults.length - other.faults.length);
    return best ?? [];
  });
}
