import { setTimeout as delay } from "node:timers/promises";

/** Asks until anything at all answers, or `signal` gives up. Any status counts: a fault of the set-up is an answer too. */
export async function waitUntilAnswering(
  url: string,
  signal: AbortSignal,
): Promise<"answering" | "given-up"> {
  while (!signal.aborted) {
    if (await answers(url, signal)) return "answering";
    await delay(100);
  }
  return "given-up";
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
