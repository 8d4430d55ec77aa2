import type { ResendEmulator } from "../../dev/resend-emulator/emulator.ts";
import { decodeBase64Url } from "../../src/adapters/crypto/encode-bytes.ts";
import { decodeClaims } from "../../src/adapters/crypto/link-claims-codec.ts";
import { deriveReaderId } from "../stage/seed-readers.ts";

export interface Judgement {
  /** Readers who got it. */
  readonly reached: number;
  /** Readers who got it more than once. */
  readonly twice: number;
  /** Readers who got nothing. */
  readonly lost: number;
  /** Mails to others than its readers. */
  readonly strangers: number;
  /** Mails whose leave link is not their reader's own. */
  readonly mixedUp: number;
  readonly requests: number;
  /** Requests that the provider knew already and answered from memory: second requests, not second mails. */
  readonly replays: number;
}

/**
 * Who got an issue how often, by the emulator's own record of accepted mails; the ledger's word is not asked. Without an
 * issue: all mails there are.
 */
export function judgeMails(
  emulator: Pick<ResendEmulator, "mails" | "calls">,
  issue: string | null,
  readers: readonly string[],
): Judgement {
  const isOf = (key: string | null) => issue === null || (key?.startsWith(`${issue}/`) ?? false);
  const copies = new Map<string, number>(readers.map((reader) => [reader, 0]));
  let strangers = 0;
  let mixedUp = 0;
  for (const mail of emulator.mails()) {
    if (!isOf(mail.idempotencyKey)) continue;
    for (const to of mail.to) {
      const before = copies.get(to);
      if (before === undefined) strangers += 1;
      else copies.set(to, before + 1);
      if (findLeaver(mail.headers) !== deriveReaderId(to)) mixedUp += 1;
    }
  }
  const counts = [...copies.values()];
  const calls = emulator.calls().filter((call) => isOf(call.idempotencyKey));
  return {
    reached: counts.filter((count) => count > 0).length,
    twice: counts.filter((count) => count > 1).length,
    lost: counts.filter((count) => count === 0).length,
    strangers,
    mixedUp,
    requests: calls.length,
    replays: calls.filter((call) => call.replayed).length,
  };
}

/** Whom the leave link of a mail would let go; null: it has none. */
function findLeaver(headers: Readonly<Record<string, string>>): string | null {
  const token = /[?&]token=([^>&]+)/.exec(headers["List-Unsubscribe"] ?? "")?.[1];
  const bytes = token === undefined ? null : decodeBase64Url(token);
  return bytes === null ? null : (decodeClaims(bytes, "leave")?.id ?? null);
}

/** Everybody exactly once, each their own, and nobody else. */
export const isExactlyOnce = ({ twice, lost, strangers, mixedUp }: Judgement) =>
  twice + lost + strangers + mixedUp === 0;
