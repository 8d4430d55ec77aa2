import { describe, expect, it } from "vitest";
import { createD1ChangeLog } from "../../../src/adapters/d1/subscribers/change-log.ts";
import type { Subscriber } from "../../../src/core/subscribers/subscriber.ts";
import { listReaders } from "../../../src/usecases/subscribers/records/list-readers.ts";
import { walkReaders } from "../../../src/usecases/subscribers/records/walk-readers.ts";
import { buildSubscriber, departed, idOf } from "../../builders/subscribers.ts";
import { createFakeD1Database } from "../../fakes/d1-database.ts";
import { createFakeSubscriberBase, type FakeBaseOptions } from "../../fakes/subscriber-base.ts";

const NOW = 1_000_000;

function createLists(options: FakeBaseOptions = {}) {
  const kv = createFakeSubscriberBase(() => NOW, options);
  const deps = { base: kv.base, changes: createD1ChangeLog(createFakeD1Database()) };
  const change = (
    at: number,
    before: Subscriber | null,
    record: Subscriber | null,
    expectedSeq: number | null = null,
  ) =>
    deps.changes.append({
      id: (record ?? before)?.id ?? idOf("a"),
      at,
      before,
      record,
      expectedSeq,
      unsubscription: "keep",
    });
  return { kv, deps, change };
}

async function walk(lists: ReturnType<typeof createLists>, asOf = NOW) {
  const pages: string[][] = [];
  for await (const page of walkReaders(lists.deps, asOf))
    pages.push(page.map(({ id, status }) => `${id.slice(0, 2)} ${status}`));
  return pages;
}

describe("the list of readers", () => {
  it("puts readers whom KV does not list yet into exactly one page, at its edges too", async () => {
    const lists = createLists({ pageSize: 2 });
    for (const start of ["20", "40", "60", "80"]) await lists.kv.base.write(buildSubscriber(start));
    for (const start of ["10", "41", "50", "99", "ff"]) await lists.change(5, null, buildSubscriber(start));
    const pages = await walk(lists);
    expect(pages.map((page) => page.map((line) => line.slice(0, 2)))).toEqual([
      ["10", "20", "40"],
      ["41", "50", "60", "80", "99", "ff"],
    ]);
  });

  it("keeps to its prefix", async () => {
    const lists = createLists();
    for (const start of ["a1", "b1"]) await lists.kv.base.write(buildSubscriber(start));
    for (const start of ["a0", "af", "b0", "9f"]) await lists.change(5, null, buildSubscriber(start));
    const page = await listReaders(lists.deps, { prefix: "a", cursor: null, asOf: NOW });
    expect(page).toMatchObject({
      readers: [{ id: idOf("a0") }, { id: idOf("a1") }, { id: idOf("af") }],
      cursor: null,
    });
  });

  it("shows every reader as they were at the asked instant", async () => {
    const lists = createLists();
    const a = buildSubscriber("a");
    await lists.kv.base.write(departed(a, 300));
    await lists.change(300, a, departed(a, 300));
    expect(await walk(lists, 299)).toEqual([["a0 active"]]);
    expect(await walk(lists, 300)).toEqual([["a0 unsubscribed"]]);
    await lists.change(400, null, buildSubscriber("b"));
    expect(await walk(lists, 399)).toEqual([["a0 unsubscribed"]]);
  });

  it("drops who is erased, although KV still lists them", async () => {
    const lists = createLists({ lagMs: 0 });
    const a = buildSubscriber("a");
    await lists.kv.base.write(a);
    await lists.change(300, null, null);
    expect(await walk(lists)).toEqual([[]]);
  });

  it("starts again where a cursor fails, and shows nobody twice", async () => {
    const lists = createLists({ pageSize: 1 });
    for (const start of ["1", "2", "3"]) await lists.kv.base.write(buildSubscriber(start));
    lists.kv.faults.failCursors = 2;
    expect((await walk(lists)).flat()).toEqual(["10 active", "20 active", "30 active"]);
    lists.kv.faults.failCursors = 9;
    await expect(walk(lists)).rejects.toThrow("broke off");
    expect(await listReaders(lists.deps, { prefix: "", cursor: "{not ours", asOf: NOW })).toBe(
      "cursor-failed",
    );
  });

  it("stays in pages when the changes alone hold the audience", async () => {
    const lists = createLists({ pageSize: 2 });
    for (const start of ["05", "fe"]) await lists.kv.base.write(buildSubscriber(start));
    const records = Array.from({ length: 4500 }, (_, index) =>
      buildSubscriber(`${(index + 0x1000).toString(16)}`),
    );
    for (let start = 0; start < records.length; start += 1000) {
      await lists.deps.changes.appendMany(
        records.slice(start, start + 1000).map((record) => ({
          id: record.id,
          at: 5,
          before: null,
          record,
          expectedSeq: null,
          unsubscription: "keep",
        })),
      );
    }
    const pages = [];
    for await (const page of walkReaders(lists.deps, NOW)) pages.push(page);
    const ids = pages.flat().map(({ id }) => id);
    expect(Math.max(...pages.map((page) => page.length))).toBeLessThanOrEqual(2002);
    expect(ids).toHaveLength(4502);
    expect(ids).toEqual([...new Set(ids)].sort());
  });
});
