import { describe, expect, it } from "vitest";
import type { Count } from "../../dev/meter/counts.ts";
import { findBreaches, findDailyBreaches } from "../../dev/meter/find-breaches.ts";
import { createInvocations } from "../../dev/meter/invocations.ts";
import { meterD1 } from "../../dev/meter/meter-d1.ts";
import { meterFetch } from "../../dev/meter/meter-fetch.ts";
import { meterKv } from "../../dev/meter/meter-kv.ts";
import { meterObjects } from "../../dev/meter/meter-objects.ts";
import { findKindBreaches, sumReadings } from "../../dev/meter/meter-reading.ts";
import { meterStorage } from "../../dev/meter/meter-storage.ts";
import { FREE, PAID } from "../../dev/meter/plan-limits.ts";
import { createTally } from "../../dev/meter/tally.ts";
import { createFakeD1Database } from "../fakes/d1-database.ts";
import { createFakeKvNamespace } from "../fakes/kv-namespace.ts";
import { createFakeObjectStorage } from "../fakes/object-storage.ts";

function createMeteredWorld() {
  const time = { now: 0 };
  const tally = createTally();
  const current = () => tally;
  const storage = createFakeObjectStorage();
  meterStorage(storage, current);
  return {
    tally,
    storage,
    time,
    kv: meterKv(createFakeKvNamespace(), current, () => time.now),
    db: meterD1(createFakeD1Database(), current),
    fetch: meterFetch(async () => new Response("ok"), current),
    breaches: (limits = FREE): readonly Count[] =>
      findBreaches(tally.read(), limits).map(({ count }) => count),
  };
}
type MeteredWorld = ReturnType<typeof createMeteredWorld>;

const times = (count: number) => Array.from({ length: count }, (_, index) => index);
const inTurn = async (count: number, act: (index: number) => Promise<unknown>) => {
  for (const index of times(count)) await act(index);
};

/** At the limit, one beyond it, and what is then found. */
const PLANTED: readonly {
  readonly name: string;
  readonly count: Count;
  readonly limit: number;
  readonly act: (world: MeteredWorld, size: number) => Promise<unknown>;
}[] = [
  {
    name: "requests to the provider",
    count: "externalSubrequests",
    limit: 50,
    act: ({ fetch }, size) => inTurn(size, () => fetch("https://example.com")),
  },
  {
    name: "calls of Cloudflare's services",
    count: "serviceSubrequests",
    limit: 1000,
    act: ({ kv }, size) => inTurn(size, (index) => kv.get(`key-${index}`)),
  },
  {
    name: "connections that wait",
    count: "connectionsWaiting",
    limit: 6,
    act: ({ fetch }, size) => Promise.all(times(size).map(() => fetch("https://example.com"))),
  },
  {
    name: "bound parameters",
    count: "boundParameters",
    limit: 100,
    act: async ({ db }, size) => db.prepare("SELECT 1").bind(...times(size)),
  },
  {
    name: "bytes of a parameter",
    count: "parameterBytes",
    limit: 2_000_000,
    act: async ({ db }, size) => db.prepare("SELECT ?").bind("x".repeat(size)).all(),
  },
  {
    name: "bytes of a parameter of an object's own database",
    count: "parameterBytes",
    limit: 2_000_000,
    act: async ({ storage }, size) => storage.sql.exec("SELECT ?", "x".repeat(size)),
  },
  {
    name: "bytes of a statement",
    count: "statementBytes",
    limit: 100_000,
    act: async ({ db }, size) => db.prepare("SELECT 1".padEnd(size)).all(),
  },
  {
    name: "bytes of metadata",
    count: "kvMetadataBytes",
    limit: 1024,
    act: ({ kv }, size) => kv.put("key", "{}", { metadata: "é".padEnd(size - 3, "x") }), // two quotes, one letter of two bytes
  },
  {
    name: "keys of one read",
    count: "kvKeysAtOnce",
    limit: 100,
    act: ({ kv }, size) =>
      kv.get(
        times(size).map((index) => `key-${index}`),
        "json",
      ),
  },
];

describe("the meter", () => {
  it.each(PLANTED)("fails one above the documented number of $name", async ({ count, limit, act }) => {
    const within = createMeteredWorld();
    await act(within, limit);
    expect(within.breaches()).toEqual([]);
    const beyond = createMeteredWorld();
    await act(beyond, limit + 1);
    expect(beyond.breaches()).toEqual([count]);
  });

  it("fails where one key is written twice within a second, and not where it is written a second later", async () => {
    const world = createMeteredWorld();
    await world.kv.put("a", "1");
    await world.kv.put("b", "1");
    world.time.now = 1000;
    await world.kv.put("a", "2");
    expect(world.breaches()).toEqual([]);
    await world.kv.delete("a");
    expect(world.breaches()).toEqual(["kvWritesOfOneKeyInASecond"]);
  });

  it("lets the Paid plan do more than the Free one", async () => {
    const world = createMeteredWorld();
    await inTurn(60, () => world.fetch("https://example.com"));
    expect(world.breaches(PAID)).toEqual([]);
    expect(world.breaches(FREE)).toEqual(["externalSubrequests"]);
  });

  it("compares a day with the plan's allowance", () => {
    const tally = createTally();
    tally.add("kvWrites", 1001);
    expect(findDailyBreaches(tally.read(), FREE)).toEqual([{ count: "kvWrites", is: 1001, limit: 1000 }]);
    expect(findDailyBreaches(tally.read(), PAID)).toEqual([]);
  });

  it("counts a batch as one call of several queries, and hands D1 its own statements", async () => {
    const world = createMeteredWorld();
    const statement = world.db.prepare("SELECT ? AS x");
    await world.db.batch([statement.bind(1), statement.bind(2)]);
    expect(await statement.bind(3).first("x")).toBe(3);
    expect(world.tally.read()).toMatchObject({ d1Calls: 2, d1Queries: 3, serviceSubrequests: 2 });
  });

  it("counts what an index and an alarm cost the object", async () => {
    const world = createMeteredWorld();
    world.storage.kv.put("state", 1);
    await world.storage.setAlarm(1);
    expect(world.tally.read()).toMatchObject({ objectRowsWritten: 2 });
  });

  it("counts a call of another object as one subrequest", async () => {
    const tally = createTally();
    const pacer = { reserve: async (count: number) => count + 1 };
    const namespace = meterObjects({ getByName: (_name: string) => pacer }, () => tally);
    expect(await namespace.getByName("account").reserve(1)).toBe(2);
    expect(tally.read()).toMatchObject({ serviceSubrequests: 1 });
  });

  it("keeps invocations apart that run at the same time, and finds the worst of each kind", async () => {
    const invocations = createInvocations();
    const act = (size: number) =>
      invocations.run("cron event", () =>
        inTurn(size, async () => invocations.current().add("externalSubrequests")),
      );
    await Promise.all([act(20), act(40), act(51)]);
    await Promise.resolve();
    const readings = invocations.read();
    expect(readings).toMatchObject([{ kind: "cron event", times: 3 }]);
    expect(sumReadings(readings).externalSubrequests).toBe(111);
    expect(findKindBreaches(readings, FREE)).toEqual([
      { kind: "cron event", count: "externalSubrequests", is: 51, limit: 50 },
    ]);
  });
});
