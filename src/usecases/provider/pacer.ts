import type { Instant } from "../../core/ids.ts";
import type { RateReading } from "../../core/provider/answer.ts";
import { forgetLearnt, learnFromAnswer, releaseStart } from "../../core/provider/pacing/learn-from-answer.ts";
import type { StartUse } from "../../core/provider/pacing/learn-latency.ts";
import {
  correctCount,
  countPersonalMail,
  decideGrant,
  deriveRoom,
  forgetStated,
  hasQuota,
  type PersonalMail,
  type QuotaGrant,
  type QuotaRoom,
} from "../../core/provider/quota.ts";
import type { ProviderSettings } from "../../core/settings/settings.ts";
import type { PacingStore } from "../../ports/provider/pacing-store.ts";
import type { Clock } from "../../ports/runtime/clock.ts";
import { createStartQueue, type StartRequest } from "./allocate-starts.ts";

export interface PacerDependencies {
  readonly clock: Clock;
  readonly store: PacingStore;
  readonly provider: () => Pick<ProviderSettings, "ratePerSecond" | "dailyQuota" | "monthlyQuota">;
}

/** Rate and quota of the one provider account, as its object serves them to everybody. */
export function createPacer({ clock, store, provider }: PacerDependencies) {
  const starts = createStartQueue({
    clock,
    rate: () => provider().ratePerSecond,
    read: store.readPacing,
    write: store.writePacing,
  });
  const counts = () => hasQuota(provider());
  return {
    reserve: (request: StartRequest): Promise<readonly Instant[]> => starts.reserve(request),
    report(reading: RateReading, use: StartUse | null): void {
      const now = clock.now();
      store.writePacing(learnFromAnswer(store.readPacing(), reading, use, provider().ratePerSecond, now));
      if (!counts()) return;
      const used = { day: reading.dailyUsed ?? null, month: reading.monthlyUsed ?? null };
      if (used.day !== null || used.month !== null)
        store.writeQuota(correctCount(store.readQuota(), provider(), used, now));
    },
    /** What was learnt from answers counts no more, and whoever waits is served anew. Idempotent. */
    forgetLearnt(): void {
      store.writePacing(forgetLearnt(store.readPacing(), clock.now()));
      store.writeQuota(forgetStated(store.readQuota()));
      starts.serveInTurn();
    },
    /** The provider took a mail to one person. */
    countMail(mail: PersonalMail): void {
      if (counts()) store.writeQuota(countPersonalMail(store.readQuota(), mail, clock.now()));
    },
    /** The place of a start that was missed goes to whoever waits. Idempotent. */
    release(startAt: Instant): void {
      store.writePacing(releaseStart(store.readPacing(), startAt));
      starts.serveInTurn();
    },
    claimMails(mails: number): QuotaGrant {
      const { grant, count } = decideGrant(store.readQuota(), provider(), mails, clock.now());
      store.writeQuota(count);
      return grant;
    },
    lookAtQuota: (): QuotaRoom => deriveRoom(store.readQuota(), provider(), clock.now()),
  };
}
