import { setTimeout as delay } from "node:timers/promises";
import manifest from "../../package.json" with { type: "json" };
import { decidePageStep, type PageAnswer, type PageMethod } from "../../src/core/pages/page-answer.ts";
import { deriveLinkKey } from "../../src/core/polling/item-keys.ts";
import type { Turns } from "./take-turns.ts";

/** What a link leads to: null, its page; else why not, as a verb with what follows it. */
export type LinkFault = string | null;

export interface AskedFrom {
  /** The blog's front page: who is led there is led nowhere. Where it is not known, it is that of the link's host. */
  readonly siteUrl: string | undefined;
  readonly turns: Turns;
}

const PATIENCE_MS = 10_000;
/** Who says "later" is asked so often again, and so long waited for. */
const MOST_REPEATS = 2;
const MOST_WAIT_MS = 30_000;

/**
 * Asks the blog for the page of a link, from this machine and without its body, in its host's turn. Follows where it is led;
 * another page than the link's own is a fault: readers are to be led there at once.
 */
export async function askLink(link: string, from: AskedFrom): Promise<LinkFault> {
  const start = URL.parse(link);
  if (start === null || !/^https?:$/.test(start.protocol)) return "is no web address";
  const siteUrl = URL.parse(from.siteUrl ?? "") ?? new URL("/", start);
  let request: Request = { method: "HEAD", url: start, redirects: 0 };
  for (;;) {
    const said = await sendPatiently(request, from.turns);
    if (typeof said === "string") return said;
    const step = decidePageStep(said, siteUrl);
    if (step.do === "ask") request = step;
    else if (step.problem !== null) return step.problem;
    else return isSamePage(start, request.url) ? null : `leads to another page, ${request.url.href}`;
  }
}

type Request = Pick<PageAnswer, "url" | "redirects"> & { readonly method: PageMethod };

const isSamePage = (one: URL, other: URL) => deriveLinkKey(one.href) === deriveLinkKey(other.href);

/** 429 and 503 may say when to come again (RFC 9110, section 10.2.3). */
async function sendPatiently(request: Request, turns: Turns): Promise<PageAnswer | string> {
  for (let repeats = 0; ; repeats += 1) {
    await turns.take(request.url.host);
    const said = await send(request);
    if (typeof said === "string") return said;
    if (said.waitMs === null || repeats === MOST_REPEATS) return said.answer;
    turns.rest(request.url.host, said.waitMs);
  }
}

async function send({ method, url, redirects }: Request) {
  try {
    const response = await fetch(url, {
      method,
      headers: { "User-Agent": `gazette/${manifest.version} (posts check)`, Accept: "text/html, */*;q=0.5" },
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await response.body?.cancel();
    const { status, headers } = response;
    return {
      answer: { method, url, redirects, status, location: headers.get("location") },
      waitMs: status === 429 || status === 503 ? readWait(headers.get("retry-after")) : null,
    };
  } catch (error) {
    return describeSilence(error);
  }
}

function readWait(retryAfter: string | null): number | null {
  if (retryAfter === null) return null;
  const ms = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - Date.now();
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), MOST_WAIT_MS);
}

/** What Node calls it, in plain words. */
function describeSilence(error: unknown): string {
  if (error instanceof Error && error.name === "TimeoutError")
    return `does not answer within ${PATIENCE_MS / 1000} seconds`;
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  if (/^(ENOTFOUND|EAI_AGAIN)$/.test(code)) return `cannot be found: its name leads nowhere (${code})`;
  if (/CERT|SSL|TLS|EPROTO/.test(code)) return `does not speak https as browsers want it (${code})`;
  const why = cause instanceof Error ? cause.message : String(cause);
  return `cannot be reached (${code === "" ? why : code})`;
}

/** Waits. */
export const sleep = (ms: number): Promise<void> => delay(ms);
