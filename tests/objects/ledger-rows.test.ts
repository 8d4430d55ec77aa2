import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { meterStorage } from "../../dev/meter/meter-storage.ts";
import { createTally } from "../../dev/meter/tally.ts";
import { createSqliteLedger } from "../../src/adapters/sqlite/ledger.ts";
import { asEditionKey, asPostId, asSubscriberId } from "../../src/core/ids.ts";
import type { ListedReader } from "../../src/core/issues/batch.ts";
import { AT_ONCE, deriveDueAt } from "../../src/core/issues/derive-due-at.ts";
import type { Env } from "../../src/env.ts";

const { ISSUE } = env as unknown as Env; // the test's env is typed by no generated file
const PAGE = 1000;
const AFTER_ALL = Date.UTC(2027, 0, 1);
const EDITION = asEditionKey("en.x");
const slotAt = Date.parse("2026-11-23T09:00:00+14:00");
const issue = { slotAt, plannedAt: slotAt, readerHours: { date: "2026-11-23", time: "09:00" } };
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** Rows that the object writes for each reader, from the listing to the last batch's settlement. */
async function countRows(readers: number, dueAtOf: (index: number) => number) {
  const tally = createTally();
  let waves = 0;
  await runInDurableObject(ISSUE.getByName(`rows/${readers}/${dueAtOf(1)}`), (_, { storage }) => {
    meterStorage(storage, () => tally);
    const ledger = createSqliteLedger(storage);
    for (let first = 0; first < readers; first += PAGE) {
      const page = Array.from({ length: PAGE }, (_, index) => list(first + index, dueAtOf(first + index)));
      const cursor = first + PAGE < readers ? "next" : null;
      ledger.addPage(page, new Map([[EDITION, [asPostId("en/a")]]]), cursor);
    }
    waves = Math.max(1, ledger.readFacts().waves.length);
    const moments = [AT_ONCE, ...ledger.readFacts().waves.map((wave) => wave.dueAt)];
    for (const now of moments) {
      for (let draft = ledger.draftBatch(100, now); draft !== null; draft = ledger.draftBatch(100, now)) {
        const batch = ledger.freezeBatch(draft, new Set(), "hash", now);
        const providerIds = draft.recipients.map((_, index) => `id-${index}`);
        if (batch !== null)
          ledger.settle(batch, { do: "settle", outcome: "submitted", providerIds }, AFTER_ALL);
      }
    }
    expect(ledger.readFacts()).toMatchObject({ submitted: readers, unassigned: 0 });
  });
  return { waves, rows: tally.read().objectRowsWritten / readers };
}

function list(index: number, dueAt: number): ListedReader {
  const id = asSubscriberId(index.toString(16).padStart(64, "0"));
  return { id, address: `reader-${index}@example.com`, edition: EDITION, dueAt };
}

/** One zone for each offset that is in use that day, half and quarter hours among them. */
const zones = () => [
  ...new Map(
    Intl.supportedValuesOf("timeZone").map((timeZone) => [
      deriveDueAt(issue, { hour: 12, timeZone }),
      timeZone,
    ]),
  ).values(),
];

/** Readers of all those zones and hours, in no order. */
function spread(hours: readonly (number | null)[]) {
  const all = zones().flatMap((timeZone) => hours.map((hour) => deriveDueAt(issue, { hour, timeZone })));
  return (index: number) => all[(index * 7919) % all.length] ?? AT_ONCE;
}

it("a reader costs few rows where all are due at once", async () => {
  const { rows } = await countRows(20_000, () => AT_ONCE);
  expect(rows).toBeLessThan(0.14);
});

it("a reader costs little more where each has the newsletter's hour in their own zone", async () => {
  const { waves, rows } = await countRows(20_000, spread([null]));
  expect(waves).toBeGreaterThan(30);
  expect(rows).toBeLessThan(0.2);
});

it("a reader costs less than 0.3 rows where every hour was chosen in every zone", async () => {
  const { waves, rows } = await countRows(20_000, spread(HOURS));
  expect(waves).toBeGreaterThan(100);
  expect(rows).toBeLessThan(0.3);
});
