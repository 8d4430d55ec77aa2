import type { RateReading } from "../../core/provider/answer.ts";
import type { Lane } from "../../core/provider/lane.ts";
import type { StartUse } from "../../core/provider/pacing/learn-latency.ts";
import type { PersonalMail, QuotaGrant, QuotaRoom } from "../../core/provider/quota.ts";
import type { Pacer, PacerMemory } from "../../ports/provider/pacer.ts";
import type { Quota } from "../../ports/provider/quota.ts";

/** What the pacer's object answers to (src/objects/pacer-object.ts). */
export interface PacerRpc extends Rpc.DurableObjectBranded {
  reserve(request: {
    readonly lane: Lane;
    readonly requester: string;
    readonly count: number;
  }): Promise<readonly number[]>;
  release(startAt: number): void;
  report(reading: RateReading, use: StartUse | null): void;
  forgetLearnt(): void;
  countMail(mail: PersonalMail): void;
  claimMails(mails: number): QuotaGrant;
  lookAtQuota(): QuotaRoom;
}

const ACCOUNT = "account";

/** The pacer of the account, one object for all issues and confirmations. */
export function createObjectPacer(namespace: DurableObjectNamespace<PacerRpc>): Pacer & PacerMemory {
  const pacer = namespace.getByName(ACCOUNT);
  return {
    reserve: async (lane, requester, count) => (count <= 0 ? [] : pacer.reserve({ lane, requester, count })),
    release: async (startAt) => pacer.release(startAt),
    report: async (reading, use) => {
      const said = [reading.limit, reading.dailyUsed ?? null, reading.monthlyUsed ?? null];
      if (use !== undefined || reading.limited || said.some((figure) => figure !== null))
        await pacer.report(reading, use ?? null);
    },
    forgetLearnt: async () => pacer.forgetLearnt(),
  };
}

/** The account's quota, kept by the same object. */
export function createObjectQuota(namespace: DurableObjectNamespace<PacerRpc>): Quota {
  const pacer = namespace.getByName(ACCOUNT);
  return {
    count: async (mail) => pacer.countMail(mail),
    claim: async (mails) => pacer.claimMails(mails),
    look: async () => pacer.lookAtQuota(),
  };
}
