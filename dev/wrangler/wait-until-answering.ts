import { setTimeout as delay } from "node:timers/promises";

/** Asks until anything at all answers; gives up when `signal` does. Any status counts: a fault in the set-up is an answer. */
export async function waitUntilAnswering(url: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const answered = await answers(url, signal);
    if (answered) return;
    await delay(100);
  }
}

async function answers(url: string, signal: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch(url, { signal, redirect: "manual" });
    await response.arrayBuffer();
    return true;
  } catch {
    return false; // nobody listens yet
  }
}
