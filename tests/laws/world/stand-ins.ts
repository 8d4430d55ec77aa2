import { createHash } from "node:crypto";
import type { LinkClaims } from "../../../src/core/access/link-token.ts";
import { asSubscriberId, type SubscriberId } from "../../../src/core/ids.ts";
import type { LinkSigner } from "../../../src/ports/access/link-signer.ts";
import type { Pacer, PacerMemory } from "../../../src/ports/provider/pacer.ts";
import type { Invocation, Storm } from "./invocation.ts";

/** Web Crypto answers in an order of its own, which no seed could repeat: these hash at once. */
const digest = (text: string | Uint8Array) => createHash("sha256").update(text).digest("hex");

/** Whose mail it is, however the address is spelled. The product has to fold it by itself. */
export const hashAddress = (address: string): SubscriberId => asSubscriberId(digest(address.toLowerCase()));
export const addressHasher = { hash: async (folded: string) => asSubscriberId(digest(folded)) };
export const contentHasher = { hash: async (content: string | Uint8Array) => digest(content) };

export const placeholderKeys = { derive: (issue: string) => digest(`placeholder ${issue}`).slice(0, 32) };

const toToken = ({ purpose, id, issuedAt }: LinkClaims) =>
  Buffer.from(JSON.stringify([purpose, id, issuedAt])).toString("base64url");

/** Readable tokens; that they cannot be forged is the contract suite's business. */
export const signer: LinkSigner = {
  sign: async (claims) => toToken(claims),
  signMails: async (recipients, issuedAt) =>
    recipients.map((recipient) => {
      const claims = { id: recipient.id, issuedAt };
      const leave = toToken({ purpose: "leave", ...claims });
      const manage = toToken({ purpose: "manage", ...claims });
      return [recipient, { leave, manage }] as const;
    }),
  verify: async (token, purpose) => {
    const [found, id, issuedAt] = JSON.parse(Buffer.from(token, "base64url").toString()) as [
      string,
      string,
      number,
    ];
    if (found !== purpose) return null;
    return { purpose, id: asSubscriberId(id), issuedAt } satisfies LinkClaims;
  },
};

const GAP_MS = 210;
const HORIZON_MS = 1000;

/** One counter for the account; a 429 holds everybody back for a second. */
export function createStandInPacer(storm: Storm): (invocation: Invocation) => Pacer & PacerMemory {
  let nextStartAt = 0;
  const handOut = (lane: string, count: number) => {
    const starts: number[] = [];
    const now = storm.time.now();
    nextStartAt = Math.max(now, nextStartAt);
    while (
      starts.length < count &&
      (starts.length === 0 || lane !== "digest" || nextStartAt < now + HORIZON_MS)
    ) {
      starts.push(nextStartAt);
      nextStartAt += GAP_MS;
    }
    return starts;
  };
  return (invocation) => ({
    reserve: (lane, _taker, count) => invocation.call("pacer.reserve", () => handOut(lane, count)),
    forgetLearnt: () =>
      invocation.call("pacer.forgetLearnt", () => {
        nextStartAt = Math.min(nextStartAt, storm.time.now() + 1000);
      }),
    release: async () => {},
    report: (reading) =>
      invocation.call("pacer.report", () => {
        if (reading.limited) nextStartAt = Math.max(nextStartAt, storm.time.now() + 1000);
      }),
  });
}
