import { explainUnexpected } from "../../core/explain-unexpected.ts";
import { decidePageStep, type PageAnswer, type PageMethod } from "../../core/pages/page-answer.ts";
import type { PageFinding } from "../../core/pages/waiting-page.ts";
import { type AddressRules, parsePublicAddress } from "../../core/polling/public-address.ts";
import type { PageClient } from "../../ports/pages/page-client.ts";
import { readRetryAfter } from "./read-retry-after.ts";

export interface PageClientOptions extends AddressRules {
  readonly siteUrl: URL;
  readonly userAgent: string;
  /** For the whole way, whatever it leads over. */
  readonly timeoutMs?: number;
  readonly fetch?: typeof fetch;
}

const TIMEOUT_MS = 8_000;

type Request = { readonly method: PageMethod; readonly url: URL; readonly redirects: number };

/** By `fetch`; no body is read. Every address on the way is looked at, because a redirect can lead anywhere. */
export function createPageClient(options: PageClientOptions): PageClient {
  const { timeoutMs = TIMEOUT_MS } = options;
  return {
    async ask(address, mostRequests) {
      try {
        return await walk(address, mostRequests, options, AbortSignal.timeout(timeoutMs));
      } catch (error) {
        const isLate = error instanceof Error && ["TimeoutError", "AbortError"].includes(error.name);
        return miss(
          isLate
            ? `does not answer within ${timeoutMs / 1000} seconds`
            : `cannot be reached: ${explainUnexpected(error)}`,
        );
      }
    },
  };
}

async function walk(
  address: string,
  mostRequests: number,
  options: PageClientOptions,
  signal: AbortSignal,
): Promise<PageFinding | null> {
  const start = parsePublicAddress(address, options);
  if (!start.ok) return miss(`is not asked: ${start.problem}`);
  let request: Request = { method: "HEAD", url: start.value, redirects: 0 };
  for (let asked = 0; asked < mostRequests; asked += 1) {
    const { answer, retryAfterSeconds } = await send(request, options, signal);
    const step = decidePageStep(answer, options.siteUrl);
    if (step.do === "end")
      return step.problem === null ? { isThere: true } : miss(step.problem, retryAfterSeconds);
    const next = parsePublicAddress(step.url.href, options);
    if (!next.ok) return miss(`leads on to another address: ${next.problem}`);
    request = step;
  }
  return null;
}

async function send(
  { method, url, redirects }: Request,
  { userAgent, fetch: ask = fetch }: PageClientOptions,
  signal: AbortSignal,
): Promise<{ readonly answer: PageAnswer; readonly retryAfterSeconds: number | null }> {
  const headers = { Accept: "text/html, */*;q=0.5", "User-Agent": userAgent, "Cache-Control": "no-cache" };
  const response = await ask(url, { method, headers, redirect: "manual", signal });
  await response.body?.cancel();
  return {
    answer: { method, url, redirects, status: response.status, location: response.headers.get("location") },
    retryAfterSeconds: readRetryAfter(response.headers.get("retry-after")),
  };
}

const miss = (problem: string, retryAfterSeconds: number | null = null): PageFinding => ({
  ...{ isThere: false, problem, retryAfterSeconds },
});
