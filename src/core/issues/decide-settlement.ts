import type { Instant } from "../ids.ts";
import { type Answer, deriveHoldMs } from "../provider/answer.ts";
import type { OpenBatch } from "./batch.ts";

const MINUTE_MS = 60_000;

/** An hour of attempts, one a minute: what has not got better by then is asked for less often. */
const BRISK_ATTEMPTS = 60;

/** What an answer means for a batch. Plain data: the ledger carries it out in one transaction. */
export type Settlement =
  | { readonly do: "settle"; readonly outcome: "submitted"; readonly providerIds: readonly string[] }
  | { readonly do: "settle"; readonly outcome: "refused" | "unknown"; readonly reason: string }
  | { readonly do: "retry"; readonly at: Instant; readonly inDoubt: boolean }
  | { readonly do: "divide" }
  /** Back to be tried again; the issue waits for the quota's reset or for its author, one in doubt does not. */
  | {
      readonly do: "wait";
      readonly at: Instant;
      readonly for: "daily-quota" | "monthly-quota" | "author";
      readonly reason: string;
    };

/**
 * One answer to one batch of an issue (for a single mail: `core/outbox/decide-fate.ts`). A batch is divided only if every attempt so far had a certain refusal; a refusal belongs
 * to an address only if it fails alone; a key that was used for another body is *unknown*, never guessed.
 */
export function decideSettlement(batch: OpenBatch, answer: Answer, now: Instant): Settlement {
  if (answer.kind === "accepted")
    return { do: "settle", outcome: "submitted", providerIds: answer.providerIds };
  // 5xx, no answer, one that cannot be read: asked again under the same key after 1, 2, 4 … 60 s, while the key is good
  if (answer.kind === "in-doubt")
    return { do: "retry", at: now + adviseDelayMs(batch.attempts), inDoubt: true };
  const reason = `${answer.status} ${answer.name}`;
  switch (answer.reason) {
    case "key-reused":
      return { do: "settle", outcome: "unknown", reason };
    case "rate":
      return { do: "retry", at: now + deriveHoldMs(answer.rate), inDoubt: false };
    case "daily-quota":
    case "monthly-quota":
      return { do: "wait", at: adviseRefused(batch, now), for: answer.reason, reason };
    case "author":
      return {
        do: "wait",
        at: adviseRefused(batch, now),
        for: "author",
        reason: `${reason}: ${withoutAddresses(answer.message)}`,
      };
    case "content":
      if (batch.inDoubtSince !== null)
        return { do: "retry", at: now + adviseDelayMs(batch.attempts), inDoubt: false };
      return batch.size > 1
        ? { do: "divide" }
        : { do: "settle", outcome: "refused", reason: `${reason}: ${withoutAddresses(answer.message)}` };
  }
}

/**
 * A batch in doubt is tried also while its issue waits for a quota or for its author, and then meets the same refusal
 * again. So it waits before each attempt: at once, these were thousands of requests an hour (found by the laws).
 */
const adviseRefused = ({ inDoubtSince, attempts }: OpenBatch, now: Instant): Instant =>
  inDoubtSince === null ? now : now + Math.max(MINUTE_MS, adviseDelayMs(attempts));

/** A reason is kept for longer than the address that it may name. */
const withoutAddresses = (message: string) => message.replace(/[^\s<>"'`(,:;]+@[^\s<>"'`),:;]+/g, "…");

/** 1, 2, 4 … 60 seconds after the first, second, third … attempt; five minutes after an hour of them. */
export const adviseDelayMs = (attempts: number) =>
  attempts > BRISK_ATTEMPTS ? 5 * MINUTE_MS : Math.min(MINUTE_MS, 1000 * 2 ** Math.max(0, attempts - 1));
