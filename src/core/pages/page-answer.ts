import { deriveLinkKey } from "../polling/item-keys.ts";

/** How often a page may lead on. */
export const MAX_REDIRECTS = 5;

export type PageMethod = "HEAD" | "GET";

/** What a server said to one request for a page. */
export interface PageAnswer {
  readonly method: PageMethod;
  /** That was asked. */
  readonly url: URL;
  readonly status: number;
  readonly location: string | null;
  /** How many led here. */
  readonly redirects: number;
}

/** What follows from an answer: another request, or what is known of the page. */
export type PageStep =
  | { readonly do: "ask"; readonly method: PageMethod; readonly url: URL; readonly redirects: number }
  | { readonly do: "end"; readonly problem: string | null };

const REDIRECTS = [301, 302, 303, 307, 308];
/** Somebody is there who does not like to be asked so often, however it is done. */
const BUSY = 429;
/** Somebody is there who does not like to be asked: of those that refuse HEAD alone, GET is the page's own word. */
const UNWILLING = [401, 403, 405];

/**
 * Is the page there? Servers that know no HEAD, or let nobody ask by it, answer with any refusal, so GET has the last word; a page of faults that
 * leads to the front page, or to one that is called 404, is none. `siteUrl`: where the blog's front page is.
 */
export function decidePageStep(answer: PageAnswer, siteUrl: URL): PageStep {
  const { method, url, status, location, redirects } = answer;
  if (REDIRECTS.includes(status)) return followRedirect(answer);
  const isThere = status < 400 || status === BUSY || (method === "GET" && UNWILLING.includes(status));
  if (!isThere && method === "HEAD" && status !== 410) return { do: "ask", method: "GET", url, redirects };
  if (!isThere) return end(`answers ${status}`);
  if (redirects === 0) return end(null);
  if (isFrontPage(url, siteUrl)) return end("leads to the front page");
  return end(/\/404(\.html?|\/)?$/i.test(url.pathname) ? `leads to ${url.pathname}` : null);

  function followRedirect(led: PageAnswer): PageStep {
    const next = location === null ? null : URL.parse(location, led.url);
    if (next === null) return end(`answers ${status} and does not say where it is`);
    if (redirects === MAX_REDIRECTS) return end(`leads on more than ${MAX_REDIRECTS} times`);
    return { do: "ask", method, url: next, redirects: redirects + 1 };
  }
}

const end = (problem: string | null): PageStep => ({ do: "end", problem });

const isFrontPage = (url: URL, siteUrl: URL): boolean => {
  const key = deriveLinkKey(url.href.slice(0, url.href.length - url.hash.length));
  return key === "" || (url.host === siteUrl.host && key === deriveLinkKey(siteUrl.href));
};
