import { setTimeout as delay } from "node:timers/promises";
import type { ResendEmulator } from "../../dev/resend-emulator/emulator.ts";
import { deriveMedian } from "./median.ts";

const PAIRS = 80;
const PATIENCE_MS = 20_000;

interface Ground {
  readonly product: URL;
  readonly bare: URL;
  readonly emulator: ResendEmulator;
}

/**
 * One form after the other, each timed to its answer, in turns with the bare route; the next begins once the mail of this
 * one was submitted, so that no answer waits for the work after another.
 */
export async function measureSignUps({ product, bare, emulator }: Ground) {
  const own: number[] = [];
  const others: number[] = [];
  for (let pair = -10; pair < PAIRS; pair += 1) {
    const form = { email: `web-${pair + 10}@example.com`, languages: "en" };
    const before = emulator.mails().length;
    const ownMs = await timeForm(new URL("/subscribe", product), form);
    for (const end = performance.now() + PATIENCE_MS; emulator.mails().length === before; await delay(2))
      if (performance.now() > end) throw new Error("A sign-up was not mailed.");
    await delay(20); // what settles the mail
    const bareMs = await timeForm(new URL("/write", bare), form);
    if (pair < 0) continue; // warm
    own.push(ownMs);
    others.push(bareMs);
  }
  const [ownMs, bareMs] = [deriveMedian(own), deriveMedian(others)];
  return {
    share: Number((bareMs / ownMs).toFixed(2)),
    ownMs: Number(ownMs.toFixed(2)),
    bareMs: Number(bareMs.toFixed(2)),
  };
}

async function timeForm(url: URL, form: Readonly<Record<string, string>>): Promise<number> {
  const began = performance.now();
  const answer = await fetch(url, { method: "POST", body: new URLSearchParams(form), redirect: "manual" });
  const took = performance.now() - began;
  await answer.arrayBuffer();
  if (answer.status !== 303) throw new Error(`${url} answered ${answer.status}`);
  return took;
}
