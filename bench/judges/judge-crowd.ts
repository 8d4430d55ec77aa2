import type { ResendEmulator } from "../../dev/resend-emulator/emulator.ts";
import { crowdAddress } from "../rounds/sign-up-all.ts";

export interface CrowdJudgement {
  readonly reached: number;
  readonly twice: number;
  readonly lost: number;
  readonly strangers: number;
  /** Idempotency keys of mails that were taken; fewer than mails, and the provider took one of them twice. */
  readonly keys: number;
  readonly requests: number;
  /** Requests that failed. */
  readonly failed: number;
  /** Requests whose mail was taken without a word. */
  readonly dropped: number;
  /** Requests that the provider knew already: second requests, not second mails. */
  readonly replays: number;
}

/** Who of a crowd got how many mails, by the provider's own record. */
export function judgeCrowd(
  emulator: Pick<ResendEmulator, "mails" | "calls">,
  people: number,
): CrowdJudgement {
  const copies = new Map(Array.from({ length: people }, (_, person) => [crowdAddress(person), 0]));
  const mails = emulator.mails();
  const calls = emulator.calls();
  let strangers = 0;
  for (const to of mails.flatMap((mail) => mail.to)) {
    const before = copies.get(to);
    if (before === undefined) strangers += 1;
    else copies.set(to, before + 1);
  }
  const counts = [...copies.values()];
  return {
    reached: counts.filter((count) => count > 0).length,
    twice: counts.filter((count) => count > 1).length,
    lost: counts.filter((count) => count === 0).length,
    strangers,
    keys: new Set(mails.map(({ idempotencyKey }) => idempotencyKey)).size,
    requests: calls.length,
    failed: calls.filter(({ status }) => status === 500).length,
    dropped: calls.filter(({ dropped }) => dropped).length,
    replays: calls.filter(({ replayed }) => replayed).length,
  };
}
