import { explainUnexpected } from "../../core/explain-unexpected.ts";
import type { FetchedFeed } from "../../core/polling/fetched-feed.ts";
import { type AddressRules, parsePublicAddress } from "../../core/polling/public-address.ts";
import { readBounded } from "../../core/read-bounded.ts";
import type { FeedClient } from "../../ports/polling/feed-client.ts";
import { decodeBody } from "./decode-body.ts";
import { readRetryAfter } from "./read-retry-after.ts";

export interface FeedClientOptions extends AddressRules {
  readonly userAgent: string;
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
  readonly fetch?: typeof fetch;
}

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 2 * 1024 * 1024;
const MAX_REDIRECTS = 5;
const ACCEPT =
  "application/feed+json, application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.1";

type Known = Parameters<FeedClient["fetch"]>[1];

/** By `fetch`. Every address on the way is looked at, because a redirect can lead anywhere. */
export function createFeedClient(options: FeedClientOptions): FeedClient {
  const { timeoutMs = TIMEOUT_MS } = options;
  return {
    async fetch(url, known) {
      try {
        return await ask(url, known, options, AbortSignal.timeout(timeoutMs));
      } catch (error) {
        const isLate = error instanceof Error && ["TimeoutError", "AbortError"].includes(error.name);
        return failed(
          isLate
            ? `The blog did not answer within ${timeoutMs / 1000} seconds.`
            : `The blog cannot be reached: ${explainUnexpected(error)}`,
        );
      }
    },
  };
}

async function ask(
  address: string,
  known: Known,
  options: FeedClientOptions,
  signal: AbortSignal,
  redirects = 0,
): Promise<FetchedFeed> {
  const url = parsePublicAddress(address, options);
  if (!url.ok)
    return failed(redirects === 0 ? url.problem : `It leads on to another address. ${url.problem}`);
  const { fetch: send = fetch } = options;
  const answer = await send(url.value, {
    headers: composeHeaders(known, options),
    redirect: "manual",
    signal,
  });
  if ([301, 302, 303, 307, 308].includes(answer.status)) {
    await answer.body?.cancel();
    const location = answer.headers.get("location");
    const next = location === null ? null : URL.parse(location, url.value);
    if (next === null) return failed(`The blog answers ${answer.status} and does not say where the feed is.`);
    if (redirects === MAX_REDIRECTS) return failed(`It leads on more than ${MAX_REDIRECTS} times.`);
    return ask(next.href, known, options, signal, redirects + 1);
  }
  return readAnswer(answer, url.value, options);
}

const composeHeaders = ({ etag, lastModified }: Known, { userAgent }: FeedClientOptions) => ({
  Accept: ACCEPT,
  "User-Agent": userAgent,
  "Cache-Control": "no-cache",
  ...(etag === null ? {} : { "If-None-Match": etag }),
  ...(lastModified === null ? {} : { "If-Modified-Since": lastModified }),
});

async function readAnswer(answer: Response, url: URL, options: FeedClientOptions): Promise<FetchedFeed> {
  const maxAgeSeconds = readMaxAge(answer.headers.get("cache-control"));
  if (answer.status === 304) return { outcome: "unchanged", maxAgeSeconds };
  if (!answer.ok) {
    await answer.body?.cancel();
    const refused = failed(explainStatus(answer.status), readRetryAfter(answer.headers.get("retry-after")));
    return answer.status === 410 ? { ...refused, isGone: true } : refused;
  }
  const { maxBytes = MAX_BYTES } = options;
  const bytes = await readBounded(answer.body, maxBytes);
  if (bytes === null)
    return failed(`The feed is larger than ${maxBytes / 1024 / 1024} MB: let it show fewer items.`);
  const contentType = answer.headers.get("content-type") ?? "";
  const body = decodeBody(bytes, contentType);
  if (!body.ok) return failed(body.problem);
  const [etag, lastModified] = ["etag", "last-modified"].map((name) => answer.headers.get(name));
  return {
    ...{ outcome: "read", body: body.value, url: url.href, contentType, maxAgeSeconds },
    ...{ etag: etag ?? null, lastModified: lastModified ?? null },
  };
}

function explainStatus(status: number): string {
  if (status === 410) return "The blog says that this feed is gone for good (410). Take it out of FEED_URLS.";
  if (status === 404) return "There is no feed at this address (404). Look at FEED_URLS.";
  if (status === 401 || status === 403) return `The blog refuses its feed to us (${status}).`;
  return `The blog answers ${status}.`;
}

const failed = (problem: string, retryAfterSeconds: number | null = null) => ({
  outcome: "failed" as const,
  problem,
  retryAfterSeconds,
});

function readMaxAge(cacheControl: string | null): number | null {
  const seconds = /(?:^|[\s,])max-age=(\d{1,9})/i.exec(cacheControl ?? "")?.[1];
  return seconds === undefined ? null : Number(seconds);
}
