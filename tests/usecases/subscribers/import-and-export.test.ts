import { describe, expect, it } from "vitest";
import { createAddressHasher } from "../../../src/adapters/crypto/address-hasher.ts";
import { checkHealth } from "../../../src/usecases/access/check-health.ts";
import { countSubscribers } from "../../../src/usecases/subscribers/author/count-subscribers.ts";
import { eraseSubscriber } from "../../../src/usecases/subscribers/author/erase-subscriber.ts";
import { exportSubscribers } from "../../../src/usecases/subscribers/author/export-subscribers.ts";
import { findSubscriber } from "../../../src/usecases/subscribers/author/find-subscriber.ts";
import { importSubscribers } from "../../../src/usecases/subscribers/author/import-subscribers.ts";
import { rememberIdKey } from "../../../src/usecases/subscribers/check-id-key.ts";
import {
  createSubscriberWorld,
  DAY,
  HOUR,
  join,
  type SubscriberWorld,
} from "../../builders/subscriber-world.ts";

const load = async (world: SubscriberWorld, ...lines: string[]) => {
  const answer = await importSubscribers(world.deps, { csv: lines.join("\n") });
  return answer.ok ? answer.value : answer.problem;
};
const dump = async (world: SubscriberWorld) =>
  (await Array.fromAsync(exportSubscribers(world.deps))).join("");

type World = ReturnType<typeof createSubscriberWorld>;

describe("an import", () => {
  it("takes readers in with their choices, or with the defaults", async () => {
    const world = createSubscriberWorld({ lagMs: 60_000 });
    const answer = await load(
      world,
      "email,languages,topics,cadence,timeZone,status,confirmedAt",
      "ada@example.com,es;en,Rust;Go,daily,Asia/Tokyo,active,2025-02-17T09:00:00Z",
      '"Eve@München.de",,,,,,',
    );
    expect(answer).toEqual({ imported: 2, unchanged: 0, refused: [] });
    expect(await world.find("ada@example.com")).toMatchObject({
      languages: ["es", "en"],
      topics: [1, 2],
      cadence: "daily",
      confirmedAt: Date.UTC(2025, 1, 17, 9),
    });
    expect(await world.find("eve@xn--mnchen-3ya.de")).toMatchObject({
      status: "active",
      cadence: "weekly",
      languages: ["en"],
      consent: { signup: { via: "import" } },
    });
    expect(await world.list()).toMatchObject({ readers: [{ status: "active" }, { status: "active" }] });
    expect(world.mail.attempts).toEqual([]);
  });

  it("names the columns that it did not read", async () => {
    const world = createSubscriberWorld();
    const lines = ["Email,Name,,Opted Out,Time Zone,lead status", "ada@example.com,Ada,x,no,UTC,won"];
    const ignored = ["Name", "column 3", "lead status"];
    expect(await load(world, ...lines)).toEqual({ imported: 1, unchanged: 0, refused: [], ignored });
  });

  it("changes nothing the second time, nor for a line that repeats an address", async () => {
    const world = createSubscriberWorld();
    const lines = ["email,cadence", "ada@example.com,daily", "ADA@example.com,monthly"];
    expect(await load(world, ...lines)).toEqual({ imported: 1, unchanged: 1, refused: [] });
    expect(await load(world, ...lines)).toEqual({ imported: 0, unchanged: 2, refused: [] });
    world.pass(2 * HOUR);
    await world.tick();
    expect(await world.deps.changes.findLatest(await world.idOf("ada@example.com"))).toBeNull();
    expect(await load(world, ...lines)).toEqual({ imported: 0, unchanged: 2, refused: [] });
    expect(await world.find("ada@example.com")).toMatchObject({ cadence: "daily" });
  });

  it("brings nobody back who left, was erased or is suppressed", async () => {
    const world = createSubscriberWorld();
    await join(world, "left@example.com");
    await world.leave(await world.sign("left@example.com", "leave"));
    await join(world, "erased@example.com");
    await eraseSubscriber(world.deps, { addressOrId: "erased@example.com" });
    await world.deps.suppressions.suppressReported({
      id: await world.idOf("barred@example.com"),
      reason: "bounce",
      at: 1,
      issue: null,
    });
    const answer = await load(
      world,
      "email",
      "left@example.com",
      "erased@example.com",
      "barred@example.com",
      "new@example.com",
    );
    expect(answer).toMatchObject({
      imported: 1,
      unchanged: 0,
      refused: [{ line: 2 }, { line: 3 }, { line: 4 }],
    });
    expect(await world.find("left@example.com")).toMatchObject({ status: "unsubscribed" });
    expect(await world.find("erased@example.com")).toBeNull();
    expect(await world.find("barred@example.com")).toBeNull();
  });

  it("never overwrites a reader, but lets them leave", async () => {
    const world = createSubscriberWorld();
    await join(world, "ada@example.com", { cadence: "monthly" });
    await join(world, "eve@example.com");
    const lines = [
      "email,cadence,status",
      "ada@example.com,daily,active",
      "eve@example.com,,unsubscribed",
      "old@example.com,,unsubscribed",
    ];
    expect(await load(world, ...lines)).toEqual({ imported: 2, unchanged: 1, refused: [] });
    expect(await world.find("ada@example.com")).toMatchObject({ status: "active", cadence: "monthly" });
    expect(await world.find("eve@example.com")).toMatchObject({ status: "unsubscribed" });
    expect(await load(world, ...lines)).toEqual({ imported: 0, unchanged: 3, refused: [] });
    expect(await load(world, "email", "old@example.com")).toMatchObject({
      imported: 0,
      refused: [{ line: 2 }],
    });
  });

  it("writes to nobody whose leaving stands in a column that it does not know, or in one without a name", async () => {
    const world = createSubscriberWorld();
    const header = "email,Subscription Status,,is_unsubscribed,remark,";
    const lines = ["ada@example.com,Unsubscribed,,,,", "eve@example.com,,,yes,,"];
    const doubt = ["bob@example.com,,unsubscribed,,,x", "dan@example.com,,,,opted-out,"];
    const answer = await load(world, header, ...lines, ...doubt, "kim@example.com,Subscribed,,no,,");
    const named = [{ line: 4, reason: expect.stringContaining("column 3") }];
    expect(answer).toMatchObject({ imported: 3, refused: [...named, { line: 5 }] });
    expect(await countSubscribers(world.deps)).toMatchObject({ active: 1 });
  });

  it.each([
    ...["<ada@example.com>", "Ada <ada@example.com>", "mailto:ada@example.com", "ada@example.com."],
    ...["ada@example.com;", "ada@example.com,", "'ada@example.com"],
  ])("hears that somebody left whose address is dressed as %s", async (dressed) => {
    const world = createSubscriberWorld();
    const lines = ["ada@example.com,active", `"${dressed}",unsubscribed`];
    const answer = await load(world, "email,status", ...lines);
    expect(answer).toMatchObject({ imported: 1, refused: [{ line: 2 }] });
    expect(await world.find("ada@example.com")).toMatchObject({ status: "unsubscribed" });
    expect((await countSubscribers(world.deps)).active).toBe(0);
  });

  it("keeps everybody out whom a row names that left and cannot be read", async () => {
    const world = createSubscriberWorld();
    await join(world, "eve@example.com");
    const left = '"ada@example.com, Eve <eve@example.com>",unsubscribed';
    const doubt = '"bob@example.com / kim@example.com",cold';
    const actives = ["ada", "eve", "bob", "kim", "dan"].map((name) => `${name}@example.com,active`);
    const lines = ["email,status", ...actives, left, doubt, '"dan@example.com, x@example.com",active'];
    const refused = [2, 3, 4, 5, 7, 8, 9].map((line) => ({ line }));
    expect(await load(world, ...lines)).toMatchObject({ imported: 1, unchanged: 0, refused });
    expect(await world.find("ada@example.com")).toMatchObject({ status: "unsubscribed" });
    expect(await world.find("eve@example.com")).toMatchObject({ status: "unsubscribed" });
    expect(await world.find("kim@example.com")).toBeNull();
    expect(await load(world, ...lines)).toMatchObject({ imported: 0, unchanged: 1 });
  });

  it("names the lines that it refuses and takes the others", async () => {
    const world = createSubscriberWorld();
    const answer = await load(
      world,
      "email;cadence",
      "ada;daily",
      "",
      "eve@example.com;daily",
      "bob@example.com;hourly",
    );
    expect(answer).toMatchObject({ imported: 1, unchanged: 0, refused: [{ line: 2 }, { line: 5 }] });
  });

  it("refuses a file that it cannot read, and one that is too long, as a whole", async () => {
    const world = createSubscriberWorld();
    expect(await load(world, "address", "ada@example.com")).toMatchObject({ kind: "csv-malformed" });
    expect(await load(world, "email", '"ada@example.com', "eve@example.com")).toMatchObject({
      kind: "csv-malformed",
    });
    expect(await load(world)).toMatchObject({ kind: "csv-malformed" });
    const rows = Array.from({ length: 1001 }, (_, i) => `r${i}@example.com`);
    expect(await load(world, "email", ...rows)).toMatchObject({ kind: "request-too-large" });
    expect(world.kv.written).toEqual([]);
  });

  it("takes a thousand rows; what KV refuses or a crash swallows is left to the ticks", async () => {
    const world = createSubscriberWorld();
    const rows = Array.from({ length: 1000 }, (_, i) => `r${i}@example.com`);
    world.crashOn("write");
    await expect(load(world, "email", ...rows)).rejects.toThrow("crash");
    expect(await load(world, "email", ...rows)).toEqual({ imported: 0, unchanged: 1000, refused: [] });
    expect((await countSubscribers(world.deps)).active).toBe(1000);
    for (let tick = 0; tick < 3; tick += 1) {
      world.pass(2000);
      await world.tick();
    }
    expect(new Set(world.kv.written)).toHaveLength(new Set(rows).size);
  });

  it("does not add a reader who leaves while it runs", async () => {
    const world = createSubscriberWorld();
    const id = await world.idOf("ada@example.com");
    const { findLatestMany } = world.deps.changes;
    world.deps.changes = {
      ...createPort(world.deps.changes),
      findLatestMany: async (ids) => {
        const latest = await findLatestMany(ids);
        await world.leave(await world.sign("ada@example.com", "leave"));
        return latest;
      },
    };
    expect(await load(world, "email", "ada@example.com")).toMatchObject({ imported: 0 });
    expect(await world.deps.undeliverable.find(id)).toMatchObject({
      unsubscribedAt: world.deps.clock.now(),
    });
    expect(await world.find("ada@example.com")).toBeNull();
  });
});

const createPort = <T extends object>(port: T): T =>
  Object.fromEntries(Object.keys(port).map((name) => [name, Reflect.get(port, name)])) as T;

describe("whoever left in a file", () => {
  const states = {
    unknown: async () => {},
    active: (world: SubscriberWorld) => join(world, "ada@example.com"),
    imported: async (world: SubscriberWorld) => void (await load(world, "email", "ada@example.com")),
    pending: async (world: SubscriberWorld) => void (await world.subscribe({ email: "ada@example.com" })),
    suppressed: async (world: SubscriberWorld) =>
      world.deps.suppressions.suppress(await world.idOf("ada@example.com"), 1),
    erased: async (world: SubscriberWorld) => {
      await join(world, "ada@example.com");
      await eraseSubscriber(world.deps, { addressOrId: "ada@example.com" });
    },
  };
  const files = {
    "the active row first": ["email,status", "ada@example.com,active", "ada@example.com,unsubscribed"],
    "the active row last": ["email,status", "ada@example.com,unsubscribed", "Ada@example.com,"],
    "another letter case": ["email,status", "ada@example.com,active", "ADA@EXAMPLE.COM,Opted-Out"],
    "a bad row": [
      "email,status,languages",
      "ada@example.com,unsubscribed,klingon",
      "ada@example.com,active,en",
    ],
  };
  for (const [state, reach] of Object.entries(states))
    for (const [kind, lines] of Object.entries(files))
      it(`is not active afterwards: ${state}, ${kind}`, async () => {
        const world = createSubscriberWorld();
        await reach(world);
        world.pass(HOUR);
        for (let time = 0; time < 2; time += 1) {
          const answer = await load(world, ...lines);
          if ("kind" in answer) throw new Error(answer.kind);
          const { imported, unchanged, refused } = answer;
          expect(imported + unchanged + refused.length).toBe(2);
          if (time === 1) expect(imported).toBe(0);
          expect((await world.find("ada@example.com"))?.status).not.toBe("active");
          const { unsubscribedAt } = await world.deps.undeliverable.find(await world.idOf("ada@example.com"));
          expect(unsubscribedAt).not.toBeNull();
        }
        expect(await load(world, "email,status", "ada@example.com,active")).toMatchObject({ imported: 0 });
        expect((await countSubscribers(world.deps)).active).toBe(0);
      });

  it("cannot be brought back by a link that was asked for before, only by one asked for since", async () => {
    const world = createSubscriberWorld();
    await load(world, "email,status", "ada@example.com,unsubscribed");
    world.pass(HOUR);
    await world.subscribe({ email: "ada@example.com" });
    const before = world.lastToken("ada@example.com");
    world.pass(HOUR);
    await load(world, "email,status", "ada@example.com,unsubscribed");
    expect(await world.confirm(before)).toMatchObject({ problem: { kind: "left-since" } });
    world.pass(HOUR);
    await join(world, "ada@example.com");
    expect(await world.find("ada@example.com")).toMatchObject({ status: "active" });
  });

  it("stays where the file's date is older than the signup or the confirmation here", async () => {
    const world = createSubscriberWorld();
    await world.subscribe({ email: "ada@example.com" });
    const old = ["email,status,unsubscribed_at", "ada@example.com,unsubscribed,2024-05-06"];
    await load(world, ...old);
    await world.confirm(world.lastToken("ada@example.com"));
    expect(await world.find("ada@example.com")).toMatchObject({ status: "active" });
    expect(await load(world, ...old)).toEqual({ imported: 0, unchanged: 1, refused: [] });
    expect(await world.find("ada@example.com")).toMatchObject({ status: "active" });
  });

  it("has left also where somebody changes their record while the import runs", async () => {
    const world = createSubscriberWorld();
    await join(world, "ada@example.com");
    const { listBarred } = world.deps.undeliverable;
    let calls = 0;
    const meddle = async (ids: Parameters<typeof listBarred>[0]) => {
      const barred = await listBarred(ids);
      const [id] = ids;
      calls += 1;
      if (id === undefined || calls > 2) return barred;
      const latest = await world.deps.changes.findLatest(id);
      const record = latest?.record ?? null;
      const change = { id, at: calls, before: record, record, expectedSeq: latest?.seq ?? null } as const;
      await world.deps.changes.append({ ...change, unsubscription: "keep" });
      return barred;
    };
    const deps = {
      ...world.deps,
      undeliverable: { ...createPort(world.deps.undeliverable), listBarred: meddle },
    };
    const answer = await importSubscribers(deps, { csv: "email,status\nada@example.com,unsubscribed" });
    expect(answer).toMatchObject({ value: { imported: 1 } });
    expect(calls).toBe(3);
    expect(await world.find("ada@example.com")).toMatchObject({ status: "unsubscribed" });
  });
});

describe("another key at the end of the list", () => {
  const OTHER = createAddressHasher(["the key that was to be put in front of the list"]);

  it.each([
    ["import", (world: World) => load(world, "email,status", "ada@example.com,unsubscribed")],
    ["import of somebody who joins", (world: World) => load(world, "email", "ada@example.com")],
    ["signup", (world: World) => world.subscribe({ email: "ada@example.com" })],
  ])("takes nobody in before any tick either, once there was an %s", async (_, write) => {
    const world = createSubscriberWorld();
    for (let time = 0; time < 2; time += 1) await write(world);
    const deps = { ...world.deps, addressHasher: OTHER };
    for (const dryRun of [true, false])
      expect(await importSubscribers(deps, { csv: "email\nada@example.com", dryRun })).toMatchObject({
        problem: { kind: "settings-faulty", faults: [{ field: "SECRET_KEY" }] },
      });
    expect(await importSubscribers(world.deps, { csv: "email\nbob@example.com" })).toMatchObject({
      value: { imported: 1 },
    });
  });

  it("is as good as any where nothing was written: neither a dry run nor a file of refused lines settles it", async () => {
    const world = createSubscriberWorld();
    await importSubscribers(world.deps, { csv: "email\nada@example.com", dryRun: true });
    await importSubscribers(world.deps, { csv: "email\nada" });
    await world.subscribe({ email: "ada" });
    expect(await world.deps.idKey.find()).toBeNull();
    expect(
      await importSubscribers({ ...world.deps, addressHasher: OTHER }, { csv: "email\nada@example.com" }),
    ).toMatchObject({ value: { imported: 1 } });
  });

  it("takes nobody in, because whoever left could not be found, and says which key is missing", async () => {
    const world = createSubscriberWorld();
    await load(world, "email,status", "ada@example.com,unsubscribed");
    const memory = world.deps.idKey;
    for (let time = 0; time < 2; time += 1) await world.tick();
    const mark = await memory.find();
    expect(mark).toMatch(/^[0-9a-f]{64}$/);
    const deps = { ...world.deps, addressHasher: OTHER };
    expect(await importSubscribers(deps, { csv: "email\nada@example.com" })).toMatchObject({
      problem: { kind: "settings-faulty", faults: [{ field: "SECRET_KEY" }] },
    });
    await expect(rememberIdKey(deps)).rejects.toThrow("SECRET_KEY");
    expect(await memory.find()).toBe(mark);
    expect(
      await checkHealth({
        ...deps,
        stores: { findFaults: async () => [] },
        version: "1.2.3",
        pause: { find: async () => null },
        failingParts: { list: async () => [], findLatestTick: async () => null },
        deliveryCounts: { findHearing: async () => null },
        repositories: { listProblems: async () => [] },
        unreadable: { listPublic: async () => [] },
      }),
    ).toMatchObject({
      problems: [{ setting: "SECRET_KEY" }],
    });
    expect(await load(world, "email", "ada@example.com")).toMatchObject({ refused: [{ line: 2 }] });
  });
});

describe("a dry run", () => {
  it("answers what the import then answers, and changes nothing", async () => {
    const world = createSubscriberWorld();
    await join(world, "here@example.com");
    await load(world, "email,status", "left@example.com,unsubscribed");
    const csv = [
      "email,status,topics",
      "here@example.com,unsubscribed,",
      "left@example.com,active,",
      "new@example.com,active,Rust;Go",
      "old@example.com,cleaned,",
      "bob,active,",
      "odd@example.com,cold,",
    ].join("\n");
    const count = async () =>
      await world.db
        .prepare(
          "SELECT (SELECT count(*) FROM changes) + (SELECT count(*) FROM unsubscriptions) + (SELECT count(*) FROM topics) AS n",
        )
        .first<number>("n");
    const before = [await count(), world.kv.written.length];
    const dry = await importSubscribers(world.deps, { csv, dryRun: true });
    expect([await count(), world.kv.written.length]).toEqual(before);
    expect(dry).toMatchObject({ value: { imported: 3, unchanged: 0, refused: [{}, {}, {}] } });
    expect(await importSubscribers(world.deps, { csv })).toEqual(dry);
  });
});

describe("a file of which nobody can say what its columns mean", () => {
  it("is refused where one is there twice, and row by row where one has too many cells", async () => {
    const world = createSubscriberWorld();
    expect(await load(world, "email,Status,status", "ada@example.com,unsubscribed,active")).toMatchObject({
      kind: "csv-malformed",
      detail: expect.stringContaining("status"),
    });
    const answer = await load(
      world,
      "email,topics,status",
      "ada@example.com,rust,go,unsubscribed",
      "ada@example.com,,active",
      "eve@example.com,,active,,",
    );
    expect(answer).toMatchObject({ imported: 1, refused: [{ line: 2 }, { line: 3 }] });
  });
});

describe("an export", () => {
  it("is read back by the import as it was", async () => {
    const world = createSubscriberWorld();
    await load(world, "email,topics", "ada@example.com,Rust", "=1+1@example.com,");
    await join(world, "left@example.com");
    await world.leave(await world.sign("left@example.com", "leave"));
    const csv = await dump(world);
    expect(csv).toContain("email,status,languages,topics,cadence,timeZone,confirmedAt\r\n");
    expect(csv).toContain("ada@example.com,active,en,rust,weekly,UTC,2026-11-23T09:00:00.000Z\r\n");
    expect(csv).toContain(`\r\n"'=1+1@example.com",`);
    expect(csv.split("\r\n")).toHaveLength(5);

    const other = createSubscriberWorld();
    expect(await load(other, csv)).toEqual({ imported: 3, unchanged: 0, refused: [] });
    expect((await dump(other)).split("\r\n").sort()).toEqual(csv.split("\r\n").sort());
    expect(await load(world, csv)).toEqual({ imported: 0, unchanged: 3, refused: [] });
  });

  it("says who is suppressed, so that no other newsletter writes to them", async () => {
    const world = createSubscriberWorld();
    for (const name of ["bounced", "complained", "by-hand", "left-and-barred", "well"])
      await join(world, `${name}@example.com`);
    await world.leave(await world.sign("left-and-barred@example.com", "leave"));
    const barred = async (name: string, reason: "bounce" | "complaint") =>
      world.deps.suppressions.suppressReported({
        id: await world.idOf(`${name}@example.com`),
        ...{ reason, at: 1, issue: null },
      });
    await barred("bounced", "bounce");
    await barred("complained", "complaint");
    await barred("left-and-barred", "complaint");
    await world.deps.suppressions.suppress(await world.idOf("by-hand@example.com"), 1);
    const csv = await dump(world);
    expect(csv.match(/,suppressed,/g)).toHaveLength(4);

    const other = createSubscriberWorld();
    await load(other, csv);
    expect(await countSubscribers(other.deps)).toMatchObject({ active: 1, unsubscribed: 4 });
    expect((await dump(other)).match(/@example.com,active,/g)).toHaveLength(1);
  });

  it("takes pauses along to their end", async () => {
    const world = createSubscriberWorld();
    await load(
      world,
      "email,status",
      "day@example.com,paused until 2026-12-24",
      "moment@example.com,Paused until 2026-12-24T08:00:00+02:00",
      "over@example.com,paused until 2026-11-01",
      "endless@example.com,paused",
      "unclear@example.com,paused until Christmas",
    );
    const csv = await dump(world);
    expect(csv).toContain("day@example.com,paused until 2026-12-24T00:00:00.000Z,");
    expect(csv).toContain("moment@example.com,paused until 2026-12-24T06:00:00.000Z,");
    expect(csv).toContain("over@example.com,active,");
    expect(csv).not.toMatch(/endless|unclear/);

    const other = createSubscriberWorld();
    expect(await load(other, csv)).toEqual({ imported: 3, unchanged: 0, refused: [] });
    expect((await dump(other)).split("\r\n").sort()).toEqual(csv.split("\r\n").sort());
    expect(await other.find("day@example.com")).toMatchObject({
      status: "active",
      pause: { until: Date.UTC(2026, 11, 24) },
    });
  });
});

describe("counts", () => {
  it("count everybody once", async () => {
    const world = createSubscriberWorld();
    await world.subscribe({ email: "pending@example.com" });
    for (const name of ["active", "left", "barred"]) await join(world, `${name}@example.com`);
    await world.leave(await world.sign("left@example.com", "leave"));
    await world.deps.suppressions.suppressReported({
      id: await world.idOf("barred@example.com"),
      reason: "bounce",
      at: 1,
      issue: null,
    });
    expect(await countSubscribers(world.deps)).toEqual({
      active: 1,
      paused: 0,
      unsubscribed: 1,
      pending: 1,
      suppressed: 1,
      total: 4,
    });
  });
});

describe("one subscriber", () => {
  it("is found by address or id, with the evidence of consent, pending too", async () => {
    const world = createSubscriberWorld();
    await world.subscribe({ email: "ada@example.com" });
    expect(await findSubscriber(world.deps, { addressOrId: "ada@example.com" })).toMatchObject({
      value: { status: "pending", consent: { confirmation: null } },
    });
    await world.confirm(world.lastToken("ada@example.com"));
    const byId = await findSubscriber(world.deps, { addressOrId: await world.idOf("ada@example.com") });
    expect(byId).toMatchObject({
      value: {
        address: "ada@example.com",
        status: "active",
        suppressed: null,
        consent: { confirmation: { via: "link" } },
      },
    });
    expect(await findSubscriber(world.deps, { addressOrId: "ADA@example.com" })).toEqual(byId);
    expect(await findSubscriber(world.deps, { addressOrId: "eve@example.com" })).toMatchObject({
      problem: { kind: "subscriber-not-found" },
    });
    expect(await findSubscriber(world.deps, { addressOrId: "eve" })).toMatchObject({
      problem: { kind: "email-address-malformed" },
    });
  });
});

describe("erasing", () => {
  const erase = (world: SubscriberWorld, addressOrId: string) => eraseSubscriber(world.deps, { addressOrId });

  it("leaves nothing of the person but a hashed unsubscription", async () => {
    const world = createSubscriberWorld();
    await join(world, "ada@example.com");
    world.pass(DAY);
    expect(await erase(world, "ada@example.com")).toEqual({ ok: true, value: "erased" });
    expect(world.kv.stored(await world.idOf("ada@example.com"))).toBeNull();
    const { results } = await world.db
      .prepare(
        "SELECT 'change' AS kind, coalesce(before, '') || coalesce(record, '') AS text FROM changes UNION ALL SELECT 'signup', address FROM signups",
      )
      .all();
    expect(results).toEqual([{ kind: "change", text: "" }]);
    expect(await world.list()).toMatchObject({ readers: [] });
    expect(await findSubscriber(world.deps, { addressOrId: "ada@example.com" })).toMatchObject({ ok: false });
    expect(await world.confirm(world.lastToken("ada@example.com"))).toMatchObject({
      problem: { kind: "left-since" },
    });
  });

  it("is fine twice and not known for a stranger", async () => {
    const world = createSubscriberWorld();
    await join(world, "ada@example.com");
    await erase(world, "ada@example.com");
    expect(await erase(world, "ada@example.com")).toMatchObject({ ok: true });
    expect(await erase(world, "eve@example.com")).toMatchObject({
      problem: { kind: "subscriber-not-found" },
    });
  });

  it("reaches a pending signup, whose link then brings nobody in", async () => {
    const world = createSubscriberWorld();
    await world.subscribe({ email: "ada@example.com" });
    await erase(world, "ada@example.com");
    expect(await world.confirm(world.lastToken("ada@example.com"))).toMatchObject({
      problem: { kind: "left-since" },
    });
  });

  it("is finished by the next call or tick after a crash", async () => {
    const world = createSubscriberWorld();
    await join(world, "ada@example.com");
    world.pass(2000);
    world.crashOn("remove");
    await expect(erase(world, "ada@example.com")).rejects.toThrow("crash");
    expect(await world.find("ada@example.com")).toBeNull();
    expect(await erase(world, "ada@example.com")).toMatchObject({ ok: true });
    await world.tick();
    expect(world.kv.stored(await world.idOf("ada@example.com"))).toBeNull();
    expect(await world.deps.signups.findLatest(await world.idOf("ada@example.com"), 0)).toBeNull();
  });
});
