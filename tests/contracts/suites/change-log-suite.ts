import { describe, expect, it } from "vitest";
import { createD1ScheduleStore } from "../../../src/adapters/d1/schedule/schedule-store.ts";
import { createD1ChangeLog } from "../../../src/adapters/d1/subscribers/change-log.ts";
import { createD1SuppressionList } from "../../../src/adapters/d1/subscribers/suppression-list.ts";
import { createD1UndeliverableList } from "../../../src/adapters/d1/subscribers/undeliverable-list.ts";
import type { NewChange } from "../../../src/core/subscribers/change.ts";
import type { Subscriber } from "../../../src/core/subscribers/subscriber.ts";
import { buildSubscriber, departed, idOf } from "../../builders/subscribers.ts";

const change = (record: Subscriber | null, rest: Partial<NewChange> = {}): NewChange => ({
  id: record?.id ?? idOf("0"),
  at: 100,
  before: null,
  record,
  expectedSeq: null,
  unsubscription: "keep",
  ...rest,
});

/** The change log and the unsubscriptions that it keeps, over SQLite in Node and over D1 in workerd. */
export function describeChangeLog(db: D1Database) {
  const changes = createD1ChangeLog(db);
  const undeliverable = createD1UndeliverableList(db);
  const suppressions = createD1SuppressionList(db);
  const append = async (entry: NewChange) => {
    const appended = await changes.append(entry);
    return appended === "outdated" ? appended : appended.seq;
  };

  describe("the change log", () => {
    it("appends only to what the writer saw", async () => {
      const reader = buildSubscriber("a1");
      const first = await append(change(reader));
      expect(first).toBeTypeOf("number");
      expect(await append(change(reader))).toBe("outdated");
      const second = await append(
        change(departed(reader, 7), { before: reader, expectedSeq: Number(first) }),
      );
      expect(await append(change(reader, { expectedSeq: Number(first) }))).toBe("outdated");
      expect(await changes.findLatest(reader.id)).toMatchObject({
        seq: second,
        before: reader,
        record: { status: "unsubscribed" },
        writtenAt: null,
      });
    });

    it("lets one of two writers win who saw the same", async () => {
      const reader = buildSubscriber("a2");
      const outcomes = await Promise.all([
        append(change(reader)),
        append(change(departed(reader, 7), { unsubscription: "add" })),
      ]);
      expect(outcomes.filter((outcome) => outcome === "outdated")).toHaveLength(1);
      const { unsubscribedAt } = await undeliverable.find(reader.id);
      const latest = await changes.findLatest(reader.id);
      expect(unsubscribedAt !== null).toBe(latest?.record?.status === "unsubscribed");
    });

    it("adds and voids unsubscriptions in the transaction of the change, or not at all", async () => {
      const reader = buildSubscriber("a3");
      const seq = Number(await append(change(departed(reader, 100), { unsubscription: "add" })));
      expect(await append(change(reader, { unsubscription: "void" }))).toBe("outdated");
      expect(await undeliverable.find(reader.id)).toEqual({ unsubscribedAt: 100, suppressed: null });
      await append(change(reader, { expectedSeq: seq, unsubscription: "void" }));
      expect(await undeliverable.find(reader.id)).toEqual({ unsubscribedAt: null, suppressed: null });
      expect(await append(change(reader, { unsubscription: "add" }))).toBe("outdated");
      expect(await undeliverable.find(reader.id)).toEqual({ unsubscribedAt: null, suppressed: null });
    });

    it("goes over to another cadence only where nothing was planned since, and says who waits", async () => {
      const schedule = createD1ScheduleStore(db);
      const { revision } = await schedule.readPositions();
      const reader = buildSubscriber("a5");
      const over = { revision, cadence: "daily", through: 900, servedThrough: 500 } as const;
      const seq = await append(change(reader, { switch: over }));
      expect(seq).toBeTypeOf("number");
      const again = change(reader, { id: idOf("a6"), switch: over });
      expect(await append(again)).toBe("outdated");
      expect(await changes.findLatest(idOf("a6"))).toBeNull();
      const after = await schedule.readPositions();
      expect(after).toMatchObject({ revision: revision + 1, waiting: [{ cadence: "daily", through: 900 }] });
      expect((await schedule.read([])).switchedAt).toBe(100);
      const earlier = { ...over, revision: after.revision, servedThrough: null };
      expect(await append({ ...again, switch: earlier })).toBeTypeOf("number");
      expect((await schedule.readPositions()).waiting).toHaveLength(1); // one row for all who came then
    });

    it("forgets the earlier records of who is erased", async () => {
      const reader = buildSubscriber("a4");
      const seq = Number(await append(change(reader)));
      await append(change(null, { id: reader.id, expectedSeq: seq, unsubscription: "add" }));
      expect(await changes.listBetween(reader.id, reader.id)).toMatchObject([{ before: null, record: null }]);
    });

    it("adds many at once, but nobody who is known, departed or suppressed", async () => {
      const [fresh, known, gone, barred, leaving] = ["b1", "b2", "b3", "b4", "b5"].map((start) =>
        buildSubscriber(start),
      );
      if (!fresh || !known || !gone || !barred || !leaving) throw new Error("five readers");
      const seq = Number(await append(change(known)));
      await append(change(null, { id: gone.id, unsubscription: "add" }));
      await suppressions.suppressReported({ id: barred.id, reason: "bounce", at: 1, issue: null });
      const many = [
        ...[fresh, known, gone, barred].map((record) => change(record)),
        change(departed(leaving, 100), { unsubscription: "add" }),
        change(departed(known, 100), { before: known, expectedSeq: seq, unsubscription: "add" }),
      ];
      const added = await changes.appendMany(many);
      expect([...added.keys()].sort()).toEqual([fresh.id, known.id, leaving.id]);
      expect(await changes.findLatest(known.id)).toMatchObject({
        seq: added.get(known.id),
        record: { status: "unsubscribed" },
      });
      expect(await undeliverable.find(leaving.id)).toMatchObject({ unsubscribedAt: 100 });
      expect(await changes.appendMany(many)).toEqual(new Map());
      expect(await changes.appendMany([])).toEqual(new Map());
    });

    it("adds no unsubscription with a change of many that is outdated", async () => {
      const reader = buildSubscriber("b6");
      await append(change(reader));
      const stale = change(departed(reader, 100), { unsubscription: "add" });
      expect(await changes.appendMany([stale])).toEqual(new Map());
      expect(await undeliverable.find(reader.id)).toMatchObject({ unsubscribedAt: null });
    });

    it("finds the latest of many ids", async () => {
      const reader = buildSubscriber("c1");
      const seq = Number(await append(change(reader)));
      const latest = Number(await append(change(departed(reader, 7), { expectedSeq: seq })));
      const found = await changes.findLatestMany([reader.id, idOf("c2")]);
      expect([...found].map(([id, { seq }]) => [id, seq])).toEqual([[reader.id, latest]]);
    });

    it("lists a span of ids with both ends, oldest first, or only its lowest ids", async () => {
      const readers = ["d1", "d3", "d2"].map((start) => buildSubscriber(start));
      for (const reader of readers) await append(change(reader));
      const seq = (await changes.findLatest(idOf("d1")))?.seq ?? 0;
      await append(change(null, { id: idOf("d1"), expectedSeq: seq }));
      const list = async (first: string, last: string, most?: number) =>
        (await changes.listBetween(first, last, most)).map(({ id }) => id.slice(0, 2));
      expect(await list(idOf("d1"), idOf("d3"))).toEqual(["d3", "d2", "d1"]);
      expect(await list("d", "dg", 2)).toEqual(["d2", "d1"]);
      expect(await list("d", "dg", 3)).toEqual(["d3", "d2", "d1"]);
      expect(await list("d", "dg", 9)).toEqual(["d3", "d2", "d1"]);
      expect(await list(`${idOf("d1")}0`, idOf("d2"))).toEqual(["d2"]);
    });

    it("owes KV the latest change of each id until it is marked, and folds up to that one", async () => {
      const reader = buildSubscriber("e1");
      const first = Number(await append(change(reader)));
      const second = Number(
        await append(change(departed(reader, 7), { before: reader, expectedSeq: first })),
      );
      const owed = async () =>
        (await changes.listUnwritten(100)).filter(({ id }) => id === reader.id).map(({ seq }) => seq);
      expect(await owed()).toEqual([second]);
      await changes.markWritten([second], 500);
      await changes.markWritten([], 500);
      expect(await owed()).toEqual([]);
      const foldable = async (before: number) =>
        (await changes.listWrittenBefore(before, 100)).filter(({ id }) => id === reader.id);
      expect(await foldable(500)).toEqual([]);
      expect(await foldable(501)).toMatchObject([{ seq: second, writtenAt: 500 }]);

      const third = Number(await append(change(reader, { expectedSeq: second })));
      await changes.fold([{ id: reader.id, seq: second }]);
      await changes.fold([{ id: reader.id, seq: second }]);
      await changes.fold([]);
      expect((await changes.listBetween(reader.id, reader.id)).map(({ seq }) => seq)).toEqual([third]);
    });
  });

  describe("the unsubscriptions", () => {
    it("say who must not be written to now", async () => {
      const [active, left, barred, paused, erased, resumed] = ["f1", "f2", "f3", "f4", "f5", "f6"].map(
        (start) => buildSubscriber(start),
      );
      if (!active || !left || !barred || !paused || !erased || !resumed) throw new Error("six readers");
      await append(change(active));
      await append(change(departed(left, 5), { unsubscription: "add" }));
      await suppressions.suppressReported({ id: barred.id, reason: "complaint", at: 1, issue: null });
      await suppressions.suppress(barred.id, 2);
      const seq = Number(await append(change({ ...paused, pause: { from: 100, until: 200 } })));
      await append(change(null, { id: erased.id }));
      await append(change({ ...resumed, pause: { from: 0, until: 50 } }));
      const ids = [active, left, barred, paused, erased, resumed].map(({ id }) => id);
      expect(await undeliverable.listUndeliverable(ids, 150)).toEqual(
        new Set([left.id, barred.id, paused.id, erased.id]),
      );
      expect(await undeliverable.listUndeliverable(ids, 200)).toEqual(
        new Set([left.id, barred.id, erased.id]),
      );
      await append(change(paused, { expectedSeq: seq }));
      expect(await undeliverable.listUndeliverable([paused.id], 150)).toEqual(new Set());
      expect(await undeliverable.listBarred(ids)).toEqual(
        new Map([
          [left.id, { unsubscribedAt: 100, isSuppressed: false }],
          [barred.id, { unsubscribedAt: null, isSuppressed: true }],
        ]),
      );
      expect(await undeliverable.find(barred.id)).toEqual({
        unsubscribedAt: null,
        suppressed: "complaint",
      });
    });

    it("keep the date on which somebody left elsewhere, and move on to a later one alone", async () => {
      const [one, two] = [buildSubscriber("f7"), buildSubscriber("f8")];
      await append(change(departed(one, 5), { unsubscription: "add", unsubscribedAt: 60 }));
      await changes.appendMany([change(departed(two, 5), { unsubscription: "add", unsubscribedAt: 70 })]);
      const dateOf = async ({ id }: Subscriber) => (await undeliverable.find(id)).unsubscribedAt;
      expect([await dateOf(one), await dateOf(two)]).toEqual([60, 70]);
      for (let time = 0; time < 2; time += 1) {
        const stranger = idOf("f9");
        await undeliverable.renew([
          { id: one.id, at: 80 },
          { id: two.id, at: 10 },
          { id: stranger, at: 90 },
        ]);
        expect([await dateOf(one), await dateOf(two)]).toEqual([80, 70]);
        expect((await undeliverable.find(stranger)).unsubscribedAt).toBeNull();
      }
      await undeliverable.renew([]);
    });

    it("take a thousand ids in one question", async () => {
      const ids = Array.from({ length: 1000 }, (_, i) => idOf(`${i + 0x1000}`));
      expect(await undeliverable.listUndeliverable(ids, 1)).toEqual(new Set());
      expect(await undeliverable.listBarred(ids)).toEqual(new Map());
    });
  });
}
