import { describe, expect, it } from "vitest";
import {
  deriveDrainState,
  endsSlice,
  INITIAL_DRAIN,
  weighFailure,
} from "../../../src/core/outbox/drain-state.ts";
import type { OwedKind } from "../../../src/core/outbox/owed-mail.ts";
import {
  type DueMail,
  MAILS_PER_SLICE,
  type OutboxView,
  planDrain,
} from "../../../src/core/outbox/plan-drain.ts";

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 23, 9, 20);
const NO_LIMIT = { perHour: 1000, everybodyPerDay: null };

const due = (kind: OwedKind, count: number) =>
  Array.from({ length: count }, (_, index) => ({ kind, id: `${kind}-${index}` }) as unknown as DueMail); // all it reads
const view = (mails: readonly DueMail[], submitted: Partial<OutboxView["submitted"]> = {}): OutboxView => ({
  due: mails,
  nextDueAt: { signup: NOW, welcome: null, "magic-link": null, "author-note": null },
  submitted: { signupsThisHour: 0, signupsToday: 0, welcomesThisHour: 0, ...submitted },
});
const kinds = (mails: readonly DueMail[]) => mails.map(({ kind }) => kind);

describe("a slice of the outbox", () => {
  it("takes those first who wait in front of a screen, and forty at most", () => {
    const all = [...due("welcome", 30), ...due("signup", 20), ...due("magic-link", 2)];
    const { mails } = planDrain(view(all), NO_LIMIT, NOW);
    expect(mails).toHaveLength(MAILS_PER_SLICE);
    expect(new Set(kinds(mails))).toEqual(new Set(["magic-link", "signup", "welcome"]));
    expect(kinds(mails).slice(0, 3)).toEqual(["magic-link", "magic-link", "signup"]);
  });

  it("lets five go in an hour of five, and the others in the next", () => {
    const allowance = { perHour: 5, everybodyPerDay: null };
    expect(planDrain(view(due("signup", 8)), allowance, NOW).mails).toHaveLength(5);
    const full = planDrain(view(due("signup", 3), { signupsThisHour: 5 }), allowance, NOW);
    expect(full).toEqual({ mails: [], wakeAt: Date.UTC(2026, 10, 23, 10) });
  });

  it("lets no more than half of a day's quota go to signups, and the others on the next day", () => {
    const allowance = { perHour: 1000, everybodyPerDay: 50 };
    expect(planDrain(view(due("signup", 8), { signupsToday: 48 }), allowance, NOW).mails).toHaveLength(2);
    const full = planDrain(view(due("signup", 8), { signupsToday: 50 }), allowance, NOW);
    expect(full).toEqual({ mails: [], wakeAt: Date.UTC(2026, 10, 24) });
  });

  it("has no cap for magic links, and one of their own for welcomes", () => {
    const allowance = { perHour: 1, everybodyPerDay: 1 };
    const all = [...due("magic-link", 3), ...due("signup", 2), ...due("welcome", 2)];
    const submitted = { signupsThisHour: 1, signupsToday: 1 };
    expect(kinds(planDrain(view(all, submitted), allowance, NOW).mails)).toEqual([
      "magic-link",
      "magic-link",
      "magic-link",
      "welcome",
    ]);
  });

  it("wakes when the first is due, and never where nothing is owed", () => {
    const nextDueAt = { signup: NOW + HOUR, welcome: NOW + 5, "magic-link": null, "author-note": null };
    expect(planDrain({ ...view([]), nextDueAt }, NO_LIMIT, NOW)).toEqual({ mails: [], wakeAt: NOW + 5 });
    const nothing = { signup: null, welcome: null, "magic-link": null, "author-note": null };
    expect(planDrain({ ...view([]), nextDueAt: nothing }, NO_LIMIT, NOW).wakeAt).toBeNull();
  });
});

describe("the rest of the drain", () => {
  const barren = { acceptedAt: null, failures: 5 };

  it("doubles from a second to a minute while nothing is taken, and ends with the first mail that is", () => {
    let state = INITIAL_DRAIN;
    const rests: number[] = [];
    for (let slice = 0; slice < 8; slice += 1) {
      state = deriveDrainState(state, barren, NOW);
      rests.push(state.restsUntil - NOW);
    }
    expect(rests).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
    expect(deriveDrainState(state, { acceptedAt: NOW, failures: 5 }, NOW)).toEqual({
      restsUntil: 0,
      barrenSlices: 0,
      acceptedAt: NOW,
    });
  });

  it("is none after a slice that asked the provider nothing", () => {
    expect(deriveDrainState(INITIAL_DRAIN, { acceptedAt: null, failures: 0 }, NOW)).toBe(INITIAL_DRAIN);
  });

  it("ends a slice at once where the account is refused, and after five failures of other kinds", () => {
    const rate = {
      limit: null,
      remaining: null,
      resetSeconds: null,
      retryAfterSeconds: null,
      limited: false,
    };
    const refused = { kind: "refused", status: 401, name: "", message: "", rate } as const;
    for (const reason of ["author", "daily-quota", "monthly-quota"] as const)
      expect(endsSlice(weighFailure({ ...refused, reason }))).toBe(true);
    const doubt = weighFailure({ kind: "in-doubt", status: 500, name: "", rate });
    expect([4, 5].map((times) => endsSlice(times * doubt))).toEqual([false, true]);
    expect(weighFailure({ kind: "accepted", providerIds: [], rate })).toBe(0);
  });
});
