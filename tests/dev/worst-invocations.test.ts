import { describe, expect, it } from "vitest";
import { findBreaches } from "../../dev/meter/find-breaches.ts";
import { FREE } from "../../dev/meter/plan-limits.ts";
import type { NewChange } from "../../src/core/subscribers/change.ts";
import { drainOutbox } from "../../src/usecases/outbox/drain-outbox.ts";
import { countSubscribers } from "../../src/usecases/subscribers/author/count-subscribers.ts";
import { exportSubscribers } from "../../src/usecases/subscribers/author/export-subscribers.ts";
import {
  importSubscribers,
  MAX_IMPORT_ROWS,
} from "../../src/usecases/subscribers/author/import-subscribers.ts";
import { listMaintenance } from "../../src/usecases/subscribers/records/list-maintenance.ts";
import { runTick } from "../../src/usecases/tick/run-tick.ts";
import { createDrainState } from "../builders/drain.ts";
import { closePastIssue } from "../builders/past-issue.ts";
import { HOUR } from "../builders/subscriber-world.ts";
import { buildSubscriber } from "../builders/subscribers.ts";
import { createMeteredSubscribers } from "./metered-subscribers.ts";

const composeCsv = (rows: number, first = 0) =>
  [
    "email,topics",
    ...Array.from({ length: rows }, (_, row) => `reader-${first + row}@example.com,mail;web`),
  ].join("\n");

const buildChange = (index: number, at: number): NewChange => {
  const record = buildSubscriber((index + 0x100000).toString(16));
  return { id: record.id, at, before: null, record, expectedSeq: null, unsubscription: "keep" };
};
const buildChanges = (count: number, first: number, at: number) =>
  Array.from({ length: count }, (_, index) => buildChange(first + index, at));

describe("on the Free plan", () => {
  it("the largest import is one request", async () => {
    const { deps, read } = createMeteredSubscribers();
    const answer = await importSubscribers(deps, { csv: composeCsv(MAX_IMPORT_ROWS) });
    expect(answer).toMatchObject({ ok: true, value: { imported: MAX_IMPORT_ROWS } });
    expect(findBreaches(read(), FREE)).toEqual([]);
    expect(read().serviceSubrequests).toBeGreaterThan(900); // or the meter did not see it
  });

  it("a tick that finds everything undone is one cron event, with room for waking the issues", async () => {
    const { world, deps, read, start } = createMeteredSubscribers();
    await closePastIssue(world.db, world.deps.clock.now() - HOUR, { "en/a": {} });
    const old = await deps.changes.appendMany(buildChanges(400, 0, world.deps.clock.now() - 3 * HOUR));
    await deps.changes.markWritten([...old.values()], world.deps.clock.now() - 2 * HOUR); // and KV knows none of them
    await deps.changes.appendMany(buildChanges(400, 400, world.deps.clock.now()));
    start();
    await runTick({ ...deps, parts: listMaintenance(deps), watchParts: async () => {} }, deps.clock.now());
    expect(findBreaches(read(), FREE)).toEqual([]);
    expect(read()).toMatchObject({ externalSubrequests: 0, kvWrites: 800 });
    expect(read().serviceSubrequests).toBeLessThanOrEqual(960);
  });

  it("a slice of the outbox in which everything is owed is one alarm", async () => {
    const { world, deps, read, start } = createMeteredSubscribers();
    await closePastIssue(world.db, world.deps.clock.now() - HOUR, { "en/a": {} });
    const confirmed = Array.from({ length: 40 }, (_, index) => `confirmed-${index}@example.com`);
    for (const email of confirmed) await world.subscribe({ email });
    for (const email of confirmed) await world.confirm(world.lastToken(email)); // and a crash before the welcome mails
    for (const drained of [0, 40]) {
      for (let index = 0; index < drained; index += 1)
        await world.ask({ email: `owed-${index}@example.com` });
      start();
      await drainOutbox({ ...deps, drain: createDrainState() });
      expect(findBreaches(read(), FREE)).toEqual([]);
      expect(read().externalSubrequests).toBe(40);
      expect(read().serviceSubrequests).toBeLessThanOrEqual(450);
    }
  });

  it("counting and exporting 5,000 readers is one request each", async () => {
    const { deps, read, start } = createMeteredSubscribers();
    for (let first = 0; first < 5000; first += 500) {
      await importSubscribers(deps, { csv: composeCsv(500, first) });
    }
    start();
    expect(await countSubscribers(deps)).toMatchObject({ active: 5000 });
    expect(findBreaches(read(), FREE)).toEqual([]);
    start();
    let lines = 0;
    for await (const part of exportSubscribers(deps)) lines += part.split("\n").length - 1;
    expect(lines).toBe(5001);
    expect(findBreaches(read(), FREE)).toEqual([]);
  });
});
