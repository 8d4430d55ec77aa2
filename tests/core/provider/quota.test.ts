import { describe, expect, it } from "vitest";
import { deriveQuotaEnd } from "../../../src/core/issues/derive-quota-end.ts";
import {
  correctCount,
  countPersonalMail,
  decideGrant,
  deriveReserve,
  deriveRoom,
  EMPTY_QUOTA,
  forgetStated,
  type QuotaCount,
  UNLIMITED_ROOM,
} from "../../../src/core/provider/quota.ts";

const NOW = Date.parse("2026-11-25T09:00:00Z");
/** A day begins a minute after midnight: clocks differ. */
const TOMORROW = Date.parse("2026-11-26T00:01:00Z");
const NEXT_MONTH = Date.parse("2026-12-01T00:01:00Z");
const confirm = (count: QuotaCount, mails: number, now: number): QuotaCount =>
  mails === 0 ? count : confirm(countPersonalMail(count, "confirmation", now), mails - 1, now);
const MONTH = { dailyQuota: 0, monthlyQuota: 3000 };
const DAY = { dailyQuota: 100, monthlyQuota: 0 };

describe("the quota", () => {
  it("keeps a twentieth for confirmations, at least ten mails and at most half", () => {
    expect([12, 100, 3000, 50_000].map(deriveReserve)).toEqual([6, 10, 150, 2500]);
  });

  it("grants a digest what is left without the reserve, then names the next UTC midnight", () => {
    const first = decideGrant(EMPTY_QUOTA, DAY, 60, NOW);
    const second = decideGrant(first.count, DAY, 60, NOW);
    const third = decideGrant(second.count, DAY, 60, NOW);
    expect([first, second, third].map(({ grant }) => grant)).toEqual([
      { granted: 60, until: null },
      { granted: 30, until: null },
      { granted: 0, until: TOMORROW },
    ]);
    expect(decideGrant(third.count, DAY, 60, TOMORROW).grant.granted).toBe(60);
  });

  it("names the next month where the month is used up", () => {
    const { count } = decideGrant(EMPTY_QUOTA, { dailyQuota: 0, monthlyQuota: 100 }, 90, NOW);
    expect(decideGrant(count, { dailyQuota: 500, monthlyQuota: 100 }, 1, NOW).grant).toEqual({
      granted: 0,
      until: NEXT_MONTH,
    });
  });

  it("takes confirmations from their reserve first", () => {
    const within = confirm(EMPTY_QUOTA, 10, NOW);
    expect(deriveRoom(within, DAY, NOW).today).toBe(90);
    expect(deriveRoom(confirm(within, 5, NOW), DAY, NOW).today).toBe(85);
  });

  it("keeps for confirmations what is kept for them, whatever other mails to one person were taken", () => {
    const others = Array.from({ length: 8 }).reduce<QuotaCount>(
      (count) => countPersonalMail(count, "other", NOW),
      EMPTY_QUOTA,
    );
    expect(deriveRoom(others, DAY, NOW).today).toBe(82);
    expect(deriveRoom(confirm(others, 10, NOW), DAY, NOW).today).toBe(82);
  });

  it.each([501, 999_999_999, -5, 40.5, Number.NaN, Number.POSITIVE_INFINITY, 1_790_000_000])(
    "does not believe that %s mails of a hundred were used up",
    (mails) => {
      const stated = { day: mails, month: mails };
      expect(correctCount(confirm(EMPTY_QUOTA, 3, NOW), DAY, stated, NOW)).toEqual(
        confirm(EMPTY_QUOTA, 3, NOW),
      );
    },
  );

  it("believes no count of a span without a quota: one that is set later would begin with it", () => {
    expect(correctCount(EMPTY_QUOTA, DAY, { day: null, month: 400 }, NOW).month.used).toBe(0);
    expect(correctCount(EMPTY_QUOTA, MONTH, { day: 400, month: null }, NOW).day.used).toBe(0);
  });

  it("is what we counted ourselves once the provider's count is forgotten, and again what it says then", () => {
    const both = { dailyQuota: 100, monthlyQuota: 3000 };
    const stated = correctCount(confirm(EMPTY_QUOTA, 3, NOW), both, { day: 500, month: 15_000 }, NOW);
    expect(deriveRoom(stated, both, NOW)).toMatchObject({ today: 0, thisMonth: 0 });
    const own = forgetStated(countPersonalMail(stated, "other", NOW));
    expect(own).toEqual(countPersonalMail(confirm(EMPTY_QUOTA, 3, NOW), "other", NOW));
    expect(forgetStated(own)).toEqual(own);
    expect(correctCount(own, both, { day: 60, month: null }, NOW).day.used).toBe(60);
  });

  it("believes a provider that counted more, and not one that counted less", () => {
    const corrected = correctCount(EMPTY_QUOTA, DAY, { day: 40, month: null }, NOW);
    expect(deriveRoom(corrected, DAY, NOW).today).toBe(50);
    expect(correctCount(corrected, DAY, { day: 3, month: 3 }, NOW).day.used).toBe(40);
  });

  it("believes what the provider counted of the month, too", () => {
    const corrected = correctCount(EMPTY_QUOTA, MONTH, { day: null, month: 2900 }, NOW);
    expect(corrected.month.used).toBe(2900);
    expect(decideGrant(corrected, MONTH, 100, NOW).grant).toEqual({ granted: 0, until: NEXT_MONTH });
    expect(
      decideGrant(correctCount(EMPTY_QUOTA, MONTH, { day: null, month: 2800 }, NOW), MONTH, 100, NOW).grant,
    ).toEqual({
      granted: 50,
      until: null,
    });
  });

  it("takes a count that comes just after midnight for that of the day before", () => {
    const midnight = Date.parse("2026-11-26T00:00:00Z");
    const late = correctCount(EMPTY_QUOTA, DAY, { day: 100, month: null }, midnight + 200);
    expect(deriveRoom(late, DAY, midnight + 300).today).toBe(0);
    expect(deriveRoom(late, DAY, TOMORROW).today).toBe(90);
  });

  it("begins no day a second time where a clock goes back over midnight", () => {
    const { count } = decideGrant(EMPTY_QUOTA, DAY, 60, TOMORROW);
    const before = confirm(count, 1, TOMORROW - 50);
    expect(deriveRoom(before, DAY, TOMORROW + 50).today).toBe(30);
  });

  it("has no limit where none is set", () => {
    expect(deriveRoom(EMPTY_QUOTA, { dailyQuota: 0, monthlyQuota: 0 }, NOW)).toEqual(UNLIMITED_ROOM);
    expect(decideGrant(EMPTY_QUOTA, { dailyQuota: 0, monthlyQuota: 0 }, 100, NOW).grant.granted).toBe(100);
  });
});

describe("the expected end", () => {
  const span = { now: NOW, from: NOW };
  const room = deriveRoom(EMPTY_QUOTA, DAY, NOW);
  const mails = (readers: number, dueAt = 0) => [{ dueAt, readers }];

  it("follows from the rate alone where the quota holds all", () => {
    expect(deriveQuotaEnd(UNLIMITED_ROOM, mails(1000), 500, span)).toBe(NOW + 2000);
    expect(deriveQuotaEnd(room, mails(90), 9, span)).toBe(NOW + 10_000);
  });

  it("counts a UTC day for each daily share", () => {
    expect(deriveQuotaEnd(room, mails(200), 20, span)).toBe(TOMORROW + 86_400_000 + 1000);
    expect(deriveQuotaEnd({ ...room, today: 0 }, mails(90), 90, span)).toBe(TOMORROW + 1000);
  });

  it("waits for the month where its share is the smaller", () => {
    const monthly = { ...UNLIMITED_ROOM, thisMonth: 50, eachMonth: 100 };
    expect(deriveQuotaEnd(monthly, mails(150), 100, span)).toBe(NEXT_MONTH + 1000);
  });

  it("begins with a new day's share after a wait", () => {
    expect(deriveQuotaEnd({ ...room, today: 0 }, mails(90), 90, { now: NOW, from: TOMORROW })).toBe(
      TOMORROW + 1000,
    );
  });

  it("is that of the last wave, and later where an earlier one takes until then", () => {
    const waves = (readers: number) => [
      ...mails(readers),
      ...mails(100, NOW + 10_000),
      ...mails(50, NOW + 20_000),
    ];
    expect(deriveQuotaEnd(UNLIMITED_ROOM, waves(50), 50, span)).toBe(NOW + 21_000);
    expect(deriveQuotaEnd(UNLIMITED_ROOM, waves(900), 50, span)).toBe(NOW + 21_000);
    expect(deriveQuotaEnd(UNLIMITED_ROOM, waves(2000), 50, span)).toBe(NOW + 43_000);
  });

  it("gives a wave of tomorrow tomorrow's share", () => {
    const waves = [...mails(90), ...mails(60, TOMORROW + 1000), ...mails(60, TOMORROW + 2000)];
    expect(deriveQuotaEnd(room, waves, 60, span)).toBe(TOMORROW + 86_400_000 + 500);
  });

  it("is never where digests get nothing", () => {
    const nothing = deriveRoom(EMPTY_QUOTA, { dailyQuota: 1, monthlyQuota: 0 }, NOW);
    expect(deriveQuotaEnd({ ...nothing, today: 0, eachDay: 0 }, mails(1), 1, span)).toBeNull();
  });
});
