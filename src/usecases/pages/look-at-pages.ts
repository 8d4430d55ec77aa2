import type { Instant } from "../../core/ids.ts";
import { schedulePage } from "../../core/pages/schedule-page-retry.ts";
import type { PageFinding, WaitingPage } from "../../core/pages/waiting-page.ts";
import { deriveOldest } from "../../core/schedule/explain-not-due.ts";
import type { Newsletter } from "../../core/settings/settings.ts";
import type { PageClient } from "../../ports/pages/page-client.ts";
import type { PageStore } from "../../ports/pages/page-store.ts";
import type { Clock } from "../../ports/runtime/clock.ts";
import type { Log } from "../../ports/runtime/log.ts";
import type { OutsideRequests } from "../../ports/runtime/outside-requests.ts";

export interface LookDependencies {
  readonly newsletter: Pick<Newsletter, "requirePage" | "languages" | "maximumAgeDays">;
  readonly pages: Pick<PageStore, "listWaiting" | "claim" | "saveAnswered" | "saveMissing">;
  readonly pageClient: PageClient;
  readonly requests: OutsideRequests;
  readonly clock: Clock;
  readonly log: Log;
}

/** Requests to the outside that one tick may make, its polls included. */
export const REQUESTS_A_TICK = 25;
/** Between two pages: a blog on a small server is asked no faster than a person reads. */
const PAUSE_MS = 250;
/** A blog that is slow is not waited for: what is left comes with the next tick. */
const PATIENCE_MS = 30_000;
/** Longer than a page may take, and shorter than until the next tick. */
const CLAIM_MS = 60_000;
/** A host where so many pages in a row are not there is left alone until the next tick. */
const MOST_MISSES = 5;

export interface LookRequest {
  /** The time that is planned for: what is due by then is looked at. */
  readonly t: Instant;
  /** Somebody waits for the answer: pages are asked whatever their back-off, and whoever else is asking. */
  readonly isAsked: boolean;
}

/**
 * Asks for the pages of posts that nothing else keeps from their readers, one after the other. Each finding is saved by
 * itself, so that this may stop anywhere; what was not saved is asked again. Of ticks that overlap one asks for a page. Nobody is asked where the settings do not say so.
 */
export async function lookAtPages(deps: LookDependencies, { t, isAsked }: LookRequest): Promise<void> {
  const { newsletter, requests, clock } = deps;
  if (!newsletter.requirePage) return;
  const began = clock.now();
  const at = Math.max(t, began);
  const dueBy = isAsked ? Number.MAX_SAFE_INTEGER : at;
  const waiting = await deps.pages.listWaiting({
    view: { at, languages: newsletter.languages, requirePage: false },
    until: dueBy,
    publishedFrom: deriveOldest(newsletter, at),
    limit: REQUESTS_A_TICK,
  });
  const misses = new Map<string, number>();
  for (const [place, page] of waiting.entries()) {
    const left = REQUESTS_A_TICK - requests.count();
    if (left <= 0 || clock.now() - began > PATIENCE_MS) return;
    const host = URL.parse(page.url)?.host ?? "";
    if ((misses.get(host) ?? 0) >= MOST_MISSES) continue;
    if (place > 0) await clock.sleep(PAUSE_MS);
    const now = clock.now();
    const isOurs = await deps.pages.claim(page, { now, until: now + CLAIM_MS, dueBy });
    if (!isOurs && !isAsked) continue;
    const found = await deps.pageClient.ask(page.url, left);
    if (found === null) return; // no request is left to know it by
    misses.set(host, found.isThere ? 0 : (misses.get(host) ?? 0) + 1);
    await save(deps, page, found);
  }
}

async function save(
  { pages, clock, log }: LookDependencies,
  page: WaitingPage,
  found: PageFinding,
): Promise<void> {
  const now = clock.now();
  if (found.isThere) {
    await pages.saveAnswered(page, now);
    log.record("page.answered", { post: page.post });
    return;
  }
  const { problem, retryAfterSeconds } = found;
  await pages.saveMissing(
    page,
    { problem, nextAt: schedulePage(now, page.tries + 1, retryAfterSeconds) },
    now,
  );
  log.record("page.missing", { post: page.post, problem });
}
