import { describe, expect, it } from "vitest";
import { CADENCES } from "../../../src/core/cadence.ts";
import { asStoryKey, type Instant, type IssueId } from "../../../src/core/ids.ts";
import type { Post } from "../../../src/core/posts/post.ts";
import { decidePlan, type PlanRequest } from "../../../src/core/schedule/decide-plan.ts";
import { createNames } from "../../../src/core/schedule/issue-name.ts";
import type { CadenceCursor, Plan, ScheduleSnapshot } from "../../../src/core/schedule/schedule.ts";
import type { Newsletter } from "../../../src/core/settings/settings.ts";
import { at, buildPost } from "../../builders/posts.ts";

type Rules = Pick<
  Newsletter,
  | "timeZone"
  | "sendAt"
  | "weeklyOn"
  | "deliverIn"
  | "languages"
  | "maximumAgeDays"
  | "requirePage"
  | "holdMinutes"
  | "shards"
>;

const rules = {
  timeZone: "UTC",
  sendAt: "09:00",
  weeklyOn: 1,
  deliverIn: "newsletter",
  languages: ["en", "es"],
  maximumAgeDays: 30,
  requirePage: false,
  holdMinutes: 0,
  shards: 1,
} as const satisfies Rules;
const OFFERED: Newsletter["cadences"] = ["weekly", "daily", "monthly", "instant"];
const tick = { kind: "tick" } as const;
const plan = (
  snapshot: ScheduleSnapshot,
  t: Instant,
  request: PlanRequest | typeof tick = tick,
  own: Partial<Rules> & Partial<Pick<Newsletter, "cadences">> = {},
  taken: readonly IssueId[] = [],
) => {
  const { cadences = OFFERED, ...others } = own;
  return decidePlan(
    snapshot,
    request.kind === "tick" ? { kind: "tick", cadences } : request,
    { t, now: t },
    { ...rules, ...others },
    taken,
  );
};

const empty = (posts: readonly Post[] = []): ScheduleSnapshot => ({
  revision: 0,
  clock: 0,
  switchedAt: 0,
  pausedAt: null,
  begunAnewAt: null,
  isOnProbation: false,
  cursors: [],
  posts,
  reopened: [],
  unreadableCadences: [],
  unreadablePosts: [],
});

/** What the store would read after committing a plan. */
function commit(snapshot: ScheduleSnapshot, done: Plan): ScheduleSnapshot {
  const kept = snapshot.cursors.filter(
    (cursor) => !done.cursors.some((one) => one.cadence === cursor.cadence),
  );
  const posts = snapshot.posts.map((post) =>
    done.releases.includes(post.id) ? { ...post, releasedAt: done.at } : post,
  );
  const reopened = snapshot.reopened.filter((one) => !done.takenUp.includes(one));
  return {
    ...snapshot,
    reopened: [...reopened, ...done.putBack],
    revision: snapshot.revision + 1,
    clock: Math.max(snapshot.clock, done.at),
    switchedAt: snapshot.switchedAt,
    cursors: [...kept, ...done.cursors],
    posts,
  };
}

const ids = (done: Plan) => done.issues.map((issue) => issue.id);
const weekly = (cursor: Partial<CadenceCursor>): CadenceCursor => ({
  cadence: "weekly",
  beganAt: at("2026-11-01T00:00Z"),
  slotDate: "2026-11-16",
  through: at("2026-11-16T09:00Z"),
  ...cursor,
});

describe("a tick", () => {
  it("begins every offered cadence, and plans a slot only at its very minute", () => {
    const early = plan(empty([buildPost("a")]), at("2026-11-22T10:00Z"), tick, {
      cadences: ["weekly", "daily"],
    });
    expect(ids(early)).toEqual([]);
    expect(early.cursors.map((cursor) => cursor.cadence)).toEqual(["weekly", "daily"]);
    const onTime = plan(empty([buildPost("a")]), at("2026-11-23T09:00Z"), tick, { cadences: ["weekly"] });
    expect(ids(onTime)).toEqual(["weekly-2026-11-23"]);
    expect(onTime.issues[0]).toMatchObject({
      windowFrom: null,
      posts: ["a"],
      slotAt: at("2026-11-23T09:00Z"),
    });
  });

  it("knows every cadence that there is, the seldom ones first", () => {
    const begun = plan(empty([buildPost("a")]), at("2026-11-22T10:00Z"), tick, { cadences: CADENCES });
    expect(begun.cursors.map((cursor) => cursor.cadence)).toEqual(CADENCES.toReversed());
  });

  it("plans one issue after several missed slots", () => {
    const snapshot = {
      ...empty([buildPost("a")]),
      cursors: [weekly({ slotDate: "2026-10-26", through: at("2026-10-26T09:00Z") })],
    };
    const late = plan(snapshot, at("2026-11-24T17:00Z"), tick, { cadences: ["weekly"] });
    expect(ids(late)).toEqual(["weekly-2026-11-23"]);
    expect(late.issues[0]?.windowFrom).toBe(at("2026-10-26T09:00Z"));
  });

  it("plans nothing more when it comes again", () => {
    const t = at("2026-11-23T09:00Z");
    const once = commit(empty([buildPost("a")]), plan(empty([buildPost("a")]), t));
    const again = plan(once, t);
    expect(again.issues).toEqual([]);
    expect(again.releases).toEqual([]);
  });

  it("makes no issue of an empty window, and does not come back to that slot", () => {
    const snapshot = { ...empty(), cursors: [weekly({})] };
    const done = plan(snapshot, at("2026-11-23T09:00Z"), tick, { cadences: ["weekly"] });
    expect(done.issues).toEqual([]);
    const later = plan(
      { ...commit(snapshot, done), posts: [buildPost("a")] },
      at("2026-11-23T09:15Z"),
      tick,
      { cadences: ["weekly"] },
    );
    expect(later.issues).toEqual([]);
    expect(later.releases).toEqual(["a"]);
  });

  it("plans a slot once a date even when its hour moves", () => {
    const snapshot = {
      ...empty([buildPost("a", { releasedAt: at("2026-11-23T12:00Z") })]),
      cursors: [weekly({ slotDate: "2026-11-23", through: at("2026-11-23T09:00Z") })],
    };
    expect(
      plan(snapshot, at("2026-11-23T18:00Z"), tick, { sendAt: "18:00", cadences: ["weekly"] }).issues,
    ).toEqual([]);
  });

  it("makes one instant issue for each story, its translations together", () => {
    const posts = [
      buildPost("en/a", { story: asStoryKey("a") }),
      buildPost("es/a", { story: asStoryKey("a"), language: "es" }),
      buildPost("en/b"),
    ];
    const done = plan(empty(posts), at("2026-11-18T10:07Z"), tick, { cadences: ["instant"] });
    expect(done.issues.map((issue) => issue.posts)).toEqual([["en/a", "es/a"], ["en/b"]]);
    expect(new Set(ids(done)).size).toBe(2);
    expect(ids(done).every((id) => /^instant-[0-9a-z]{13}$/.test(id))).toBe(true);
  });

  it("never uses a time that is not later than the last, so no release falls between two windows", () => {
    const t = at("2026-11-23T09:00Z");
    const first = commit(empty([buildPost("a")]), plan(empty([buildPost("a")]), t));
    const withNew = { ...first, posts: [...first.posts, buildPost("b")] };
    const again = plan(withNew, t - 60_000);
    expect(again.releases).toEqual(["b"]);
    expect(again.at).toBeGreaterThan(t);
    const nextWeek = plan(commit(withNew, again), at("2026-11-30T09:00Z"), tick, { cadences: ["weekly"] });
    expect(nextWeek.issues[0]?.posts).toEqual(["b"]);
  });

  it("counts the age of a post by its own time where others planned with a later one", () => {
    const old = buildPost("old", { publishedAt: at("2025-02-17T00:00Z") });
    const snapshot = { ...empty([old]), clock: at("2026-11-23T09:00Z") };
    const done = plan(snapshot, at("2025-02-24T09:00Z"), tick, { cadences: ["instant"] });
    expect(done.releases).toEqual(["old"]);
    expect(done.at).toBeGreaterThan(at("2026-11-23T09:00Z"));
  });

  it("holds an issue for its author where the newsletter asks for that", () => {
    const t = at("2026-11-23T09:00Z");
    expect(plan(empty([buildPost("a")]), t, tick, { holdMinutes: 30 }).issues[0]?.holdUntil).toBe(
      t + 1_800_000,
    );
  });
});

describe("an issue asked for by hand", () => {
  const byHand = { kind: "cadence", cadence: "weekly", holdMinutes: 0 } as const;

  it("ends that cadence's window now and leaves the slot alone", () => {
    const snapshot = { ...empty([buildPost("a")]), cursors: [weekly({})] };
    const done = plan(snapshot, at("2026-11-20T15:00Z"), byHand);
    expect(ids(done)[0]).toMatch(/^weekly-2026-11-20-[0-9a-z]{13}$/);
    expect(done.cursors).toEqual([weekly({ through: at("2026-11-20T15:00Z") })]);
    const slot = plan(
      { ...commit(snapshot, done), posts: [...commit(snapshot, done).posts, buildPost("b")] },
      at("2026-11-23T09:00Z"),
      tick,
      { cadences: ["weekly"] },
    );
    expect(slot.issues.map((issue) => [issue.id, issue.posts])).toEqual([["weekly-2026-11-23", ["b"]]]);
  });

  it("is nothing where nothing is due", () => {
    expect(plan(empty([buildPost("a", { home: "draft" })]), at("2026-11-20T15:00Z"), byHand)).toMatchObject({
      issues: [],
      cursors: [],
      releases: [],
    });
  });
});

describe("an issue for each reader's own hour", () => {
  const own = { deliverIn: "reader", timeZone: "America/New_York" } as const;
  const cutOff = at("2026-11-22T19:00Z"); // Monday, 09:00 at UTC+14

  it("is planned where its date comes first, and holds what was released until then", () => {
    const before = plan(empty([buildPost("a")]), cutOff - 1, tick, { ...own, cadences: ["daily"] });
    expect(ids(before)).toEqual([]);
    const onTime = plan(empty([buildPost("a")]), cutOff, tick, { ...own, cadences: ["weekly", "daily"] });
    expect(ids(onTime)).toEqual(["weekly-2026-11-23", "daily-2026-11-23"]);
    expect(onTime.issues[0]).toMatchObject({
      slotAt: cutOff,
      windowThrough: cutOff,
      readerHours: { date: "2026-11-23", time: "09:00" },
    });
  });

  it("belongs to its own date after missed ticks too", () => {
    const late = plan({ ...empty([buildPost("a")]), cursors: [weekly({})] }, cutOff + 9 * 3_600_000, tick, {
      ...own,
      cadences: ["weekly"],
    });
    expect(late.issues[0]).toMatchObject({ id: "weekly-2026-11-23", slotAt: cutOff });
  });

  it("takes each reader's own day where it was asked for by hand", () => {
    const byHand = { kind: "cadence", cadence: "weekly", holdMinutes: 0 } as const;
    const done = plan(empty([buildPost("a")]), cutOff, byHand, own);
    expect(done.issues[0]?.readerHours).toEqual({ date: null, time: "09:00" });
  });

  it("has no hours where it is instant, or where all readers have the same hour", () => {
    const instant = plan(empty([buildPost("a")]), cutOff, tick, { ...own, cadences: ["instant"] });
    expect(instant.issues[0]?.readerHours).toBeNull();
    const common = plan(empty([buildPost("a")]), at("2026-11-23T09:00Z"), tick, { cadences: ["weekly"] });
    expect(common.issues[0]?.readerHours).toBeNull();
  });
});

describe("posts that a cancelled issue gave back", () => {
  const lost = buildPost("lost", { releasedAt: at("2026-11-14T00:00Z") });
  const snapshot: ScheduleSnapshot = {
    ...empty([lost, buildPost("fresh")]),
    cursors: [weekly({})],
    reopened: [{ cadence: "weekly", post: lost.id }],
  };

  it("go into that cadence's next issue, once, whose window begins where the one before ended all the same", () => {
    const next = plan(snapshot, at("2026-11-23T09:00Z"), tick, { cadences: ["weekly"] });
    expect(next.issues.map((issue) => issue.posts)).toEqual([["fresh", "lost"]]);
    expect(next.issues[0]?.windowFrom).toBe(snapshot.cursors[0]?.through);
    const after = plan(commit(snapshot, next), at("2026-11-30T09:00Z"), tick, { cadences: ["weekly"] });
    expect(after.issues).toEqual([]);
  });

  it("make an issue of another name than the cancelled one, asked for by hand on the same day", () => {
    const byHand = { kind: "cadence", cadence: "weekly", holdMinutes: 0 } as const;
    const t = at("2026-11-20T15:00Z");
    const first = plan({ ...snapshot, reopened: [], posts: [{ ...lost, releasedAt: t - 1000 }] }, t, byHand);
    const again = plan({ ...snapshot, posts: [lost] }, t, byHand, {}, ids(first));
    expect(ids(again)[0]).not.toBe(ids(first)[0]);
  });
});

describe("a name that another issue has", () => {
  const t = at("2026-11-23T09:00Z");
  const all = { ...empty([buildPost("a"), buildPost("b")]), cursors: [weekly({})] };
  const others = { weekly: { cadences: ["weekly"] }, instant: { cadences: ["instant"] } } as const;

  it.each(["weekly", "instant"] as const)(
    "is given to no other of %s: the window's end tells them apart",
    (cadence) => {
      const first = ids(plan(all, t, tick, others[cadence]));
      const second = ids(plan(all, t, tick, others[cadence], first));
      const third = ids(plan(all, t, tick, others[cadence], [...first, ...second]));
      expect(new Set([...first, ...second, ...third]).size).toBe(first.length * 3);
      expect(second.every((id) => /^(weekly-2026-11-23|instant)-[0-9a-z]{13}$/.test(id))).toBe(true);
      expect(ids(plan(all, t, tick, others[cadence], first))).toEqual(second);
    },
  );

  it("is given to one alone where two of one plan would have it", () => {
    const claim = createNames([]);
    const names = [1, 2, 3].map(() => claim({ stem: "instant", hashed: ["a"] }, t));
    expect(new Set(names).size).toBe(3);
  });
});

describe("what an issue is held for", () => {
  const snapshot = empty([buildPost("a")]);
  const t = at("2026-11-23T09:00Z");
  const holdOf = (request: PlanRequest | typeof tick) =>
    plan(snapshot, t, request, { holdMinutes: 30, cadences: ["weekly"] }).issues[0]?.holdUntil;

  it("is what the settings say at a tick, and what was asked for by hand", () => {
    expect(holdOf(tick)).toBe(t + 30 * 60_000);
    expect(holdOf({ kind: "cadence", cadence: "weekly", holdMinutes: 5 })).toBe(t + 5 * 60_000);
    expect(holdOf({ kind: "cadence", cadence: "weekly", holdMinutes: 0 })).toBeNull();
  });
});

describe("the posts of a window", () => {
  const t = at("2026-11-23T09:00Z");
  const through = at("2026-11-16T09:00Z");
  const released = (id: string, difference: Partial<Post> = {}) =>
    buildPost(id, { publishedAt: through, releasedAt: through + 1, ...difference });
  const posts = (own: readonly Post[], reopened: ScheduleSnapshot["reopened"] = []) =>
    plan({ ...empty(own), cursors: [weekly({ through })], reopened }, t, tick, { cadences: ["weekly"] })
      .issues[0]?.posts;

  it.each<[string, Partial<Post>]>([
    ["a special took", { special: "special-x" as IssueId }],
    ["stays home since", { home: "draft" }],
    ["expired since", { expiresAt: t }],
    ["is in a language that is offered no more", { language: "fr" }],
    ["is kept out of mails", { newsletter: false }],
    ["was released at the very end of the window before", { releasedAt: through }],
  ])("are without one that %s", (_, difference) => {
    expect(posts([released("a"), released("b", difference)])).toEqual(["a"]);
    expect(posts([released("b", difference)])).toBeUndefined();
  });

  it("are with one of an earlier window that a cancelled issue of this cadence gave back", () => {
    const old = released("b", { releasedAt: through - 5 });
    expect(posts([released("a"), old], [{ cadence: "weekly", post: old.id }])).toEqual(["a", "b"]);
    expect(posts([released("a"), old], [{ cadence: "daily", post: old.id }])).toEqual(["a"]);
  });
});
