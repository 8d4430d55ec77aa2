import { type Context, Hono } from "hono";
import { etag } from "hono/etag";
import type { FeedRequest } from "../../usecases/posts/write-feed.ts";
import { isKeptBy } from "../shell/answer-copy.ts";
import { answerProblem } from "../shell/answer-problem.tsx";
import type { HttpEnv } from "../shell/context.ts";
import { prefersPage } from "../shell/prefers-page.ts";
import { showFeedPage } from "./show-feed-page.tsx";

type FeedFormat = FeedRequest["format"];

const CONTENT_TYPES = {
  rss: "application/rss+xml; charset=utf-8",
  atom: "application/atom+xml; charset=utf-8",
  json: "application/feed+json; charset=utf-8",
} satisfies Record<FeedFormat, string>;

const EXTENSIONS: ReadonlyMap<string, FeedFormat> = new Map([
  ["xml", "rss"],
  ["atom", "atom"],
  ["json", "json"],
]);

/** In small letters, as we write them: other spellings are addresses beside it, which lead here. */
const FILE = `:file{[^/A-Z]+\\.(?:${[...EXTENSIONS.keys()].join("|")})}` as ":file";

/**
 * Feeds of all posts, of languages (`es` or `es,en`), and of topics in them; a browser gets a page about the feed
 * instead. The ETag is a hash of the body. Who has a feed already gets 304 by its ETag or its date, and whoever keeps
 * one asks each time: what an author took back is gone with the next answer.
 */
export function createFeedRoutes() {
  return new Hono<HttpEnv>()
    .on("GET", ["/feed.xml", "/atom.xml", "/feed.json", "/feeds/*"], etag())
    .get("/feed.xml", (c) => answerFeed(c, { format: "rss", language: null, topic: null }))
    .get("/atom.xml", (c) => answerFeed(c, { format: "atom", language: null, topic: null }))
    .get("/feed.json", (c) => answerFeed(c, { format: "json", language: null, topic: null }))
    .get(`/feeds/${FILE}`, (c) => answerNamed(c, null, c.req.param("file")))
    .get(`/feeds/:language{[^/A-Z]+}/${FILE}`, (c) =>
      answerNamed(c, c.req.param("language"), c.req.param("file")),
    );
}

/** `es.xml` is a language's feed, `es/systems.xml` a topic's. */
function answerNamed(c: Context<HttpEnv>, directory: string | null, file: string) {
  const dot = file.lastIndexOf(".");
  const format = EXTENSIONS.get(file.slice(dot + 1));
  if (dot < 1 || format === undefined) {
    return answerProblem(c, { kind: "page-not-found", detail: "A feed ends in .xml, .atom or .json." });
  }
  const name = file.slice(0, dot);
  const place = directory === null ? { language: name, topic: null } : { language: directory, topic: name };
  return answerFeed(c, { format, ...place });
}

async function answerFeed(c: Context<HttpEnv>, place: Omit<FeedRequest, "path">) {
  c.header("Vary", "Accept");
  if (prefersPage(c.req.header("accept"))) return showFeedPage(c, place);
  const request = { ...place, path: new URL(c.req.url).pathname.slice(1) };
  const known = c.var.gazette.recallFeed(request);
  if (known !== null && isKeptBy(c, known)) return c.body(null, 304);
  const feed = await c.var.gazette.writeFeed(request);
  if (!feed.ok) return answerProblem(c, feed.problem);
  if (isKeptBy(c, feed.value)) return c.body(null, 304);
  return c.body(feed.value.body, 200, { "Content-Type": CONTENT_TYPES[place.format] });
}
