import type { HostFailure } from "../../core/repository/comparison.ts";

/**
 * What an answer other than a success means, and when to ask again
 * (docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api).
 */
export function explainStatus({ status, headers }: Response, hasToken: boolean, now: number): HostFailure {
  const retryAt = readRetryAt(headers, now);
  const isLimited = retryAt !== null && [403, 429, 503].includes(status);
  if (status === 429 || isLimited) return { kind: "waits", detail: explainLimit(hasToken), retryAt };
  if (status >= 500) return { kind: "unreachable", detail: `GitHub answers ${status}.`, retryAt };
  if (status === 401) return refuse("GitHub refuses GITHUB_TOKEN (401): it is wrong, or has expired.");
  if (status === 403)
    return refuse("GitHub refuses this (403): may GITHUB_TOKEN read the contents of this repository?");
  if ([404, 409, 410, 422].includes(status))
    return { kind: "missing", detail: explainMissing(status, hasToken), retryAt: null };
  return { kind: "malformed", detail: `GitHub answers ${status}.`, retryAt: null };
}

const refuse = (detail: string): HostFailure => ({ kind: "refused", detail, retryAt: null });

const explainLimit = (hasToken: boolean) =>
  hasToken
    ? "GitHub takes no more requests for now."
    : "GitHub takes no more requests for now: sixty an hour without GITHUB_TOKEN.";

const explainMissing = (status: number, hasToken: boolean) =>
  hasToken
    ? `GitHub shows nothing there (${status}): may GITHUB_TOKEN read this repository?`
    : `GitHub shows nothing there (${status}): a private repository needs GITHUB_TOKEN.`;

/** `retry-after` in seconds; else `x-ratelimit-reset` where nothing remains. */
function readRetryAt(headers: Headers, now: number): number | null {
  const seconds = readNumber(headers.get("retry-after"));
  if (seconds !== null) return now + seconds * 1000;
  const reset = readNumber(headers.get("x-ratelimit-reset"));
  return reset !== null && headers.get("x-ratelimit-remaining") === "0" ? reset * 1000 : null;
}

const readNumber = (text: string | null): number | null =>
  text !== null && /^\d{1,12}$/.test(text.trim()) ? Number(text) : null;
