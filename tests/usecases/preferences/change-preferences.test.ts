import { describe, expect, it } from "vitest";
import { changePreferences } from "../../../src/usecases/preferences/change-preferences.ts";
import { findPreferences } from "../../../src/usecases/preferences/find-preferences.ts";
import { createSubscriberWorld, DAY, HOUR, join, MINUTE } from "../../builders/subscriber-world.ts";

const EMAIL = "ada@example.com";

async function begin(input: Parameters<typeof join>[2] = {}) {
  const world = createSubscriberWorld();
  await join(world, EMAIL, input);
  world.pass(MINUTE); // one key takes one write a second
  const token = await world.sign(EMAIL, "manage");
  return {
    ...world,
    token,
    change: (choices: Parameters<typeof changePreferences>[1] | object) =>
      changePreferences(world.deps, { token, ...choices }),
  };
}

/** As if the planner had been there: the ends of both cadences' last windows. */
async function plan(world: Awaited<ReturnType<typeof begin>>, weekly: number, daily: number) {
  for (const [cadence, through] of [
    ["weekly", weekly],
    ["daily", daily],
  ] as const)
    await world.db
      .prepare(
        "INSERT INTO cadences (cadence, began_at, slot_date, through) VALUES (?1, 0, NULL, ?2) ON CONFLICT DO UPDATE SET through = ?2",
      )
      .bind(cadence, through)
      .run();
  await world.db.prepare("UPDATE schedule SET revision = revision + 1").run();
}

describe("changing preferences", () => {
  it("saves what was chosen, leaves the rest, and answers how things are now", async () => {
    const world = await begin({ languages: "es", cadence: "weekly" });
    const saved = await world.change({ languages: ["en", "es"], hour: "7", pauseUntil: "2026-12-24" });
    expect(saved).toMatchObject({
      ok: true,
      value: { languages: ["en", "es"], cadence: "weekly", hour: 7, address: null },
    });
    const record = await world.find(EMAIL);
    expect(record).toMatchObject({
      status: "active",
      languages: ["en", "es"],
      hour: 7,
      pause: { until: Date.UTC(2026, 11, 24) },
    });
    expect(world.kv.stored(await world.idOf(EMAIL))).toEqual(record);
    expect(await findPreferences(world.deps, { token: world.token })).toEqual(saved);
  });

  it("is success the second time and changes nothing", async () => {
    const world = await begin();
    await world.change({ cadence: "daily", topics: [] });
    const first = await world.find(EMAIL);
    world.pass(MINUTE);
    expect(await world.change({ cadence: "daily", topics: [] })).toMatchObject({ ok: true });
    expect(await world.find(EMAIL)).toEqual(first);
  });

  it("holds after a crash between the change and KV; a tick writes KV", async () => {
    const world = await begin();
    world.crashOn("write");
    await expect(world.change({ cadence: "daily" })).rejects.toThrow("crash");
    expect(await world.find(EMAIL)).toMatchObject({ cadence: "daily" });
    await world.tick();
    expect(world.kv.stored(await world.idOf(EMAIL))).toMatchObject({ cadence: "daily" });
  });

  it("changes nothing where it crashes before it is saved", async () => {
    const world = await begin();
    world.crashOn("append");
    await expect(world.change({ cadence: "daily" })).rejects.toThrow("crash");
    world.crashOn("readPositions");
    await expect(world.change({ cadence: "daily" })).rejects.toThrow("crash");
    expect(await world.find(EMAIL)).toMatchObject({ cadence: "weekly" });
  });

  it("owes who goes over to a faster cadence what that one had passed by", async () => {
    const world = await begin();
    await plan(world, 1000, 5000);
    await world.change({ cadence: "daily" });
    expect(await world.find(EMAIL)).toMatchObject({ servedThrough: 1000, catchUpThrough: 5000 });
    expect((await world.deps.schedule.readPositions()).waiting).toEqual([
      { cadence: "daily", through: 5000 },
    ]);
  });

  it("looks again where something was planned between the look and the saving", async () => {
    const world = await begin();
    await plan(world, 1000, 5000);
    const { append } = world.deps.changes;
    let calls = 0;
    world.deps.changes.append = async (change) => {
      calls += 1;
      if (calls === 1) await plan(world, 1000, 6000);
      return append(change);
    };
    await world.change({ cadence: "daily" });
    expect(await world.find(EMAIL)).toMatchObject({ servedThrough: 1000, catchUpThrough: 6000 });
    expect((await world.deps.schedule.readPositions()).waiting).toEqual([
      { cadence: "daily", through: 6000 },
    ]);
  });

  it("says all faults at once, and saves nothing then", async () => {
    const world = await begin();
    expect(await world.change({ languages: [""], pauseUntil: "never", topics: [] })).toMatchObject({
      ok: false,
      problem: { kind: "preferences-invalid", faults: [{ field: "languages" }, { field: "pauseUntil" }] },
    });
    expect(await world.find(EMAIL)).toMatchObject({ languages: ["en"], pause: null });
  });

  it("is nobody's who has left or was erased, nor behind a link that is none", async () => {
    const world = await begin();
    await world.leave(await world.sign(EMAIL, "leave"));
    expect(await world.change({ cadence: "daily" })).toMatchObject({ problem: { kind: "left-since" } });
    expect(await findPreferences(world.deps, { token: world.token })).toMatchObject({
      problem: { kind: "left-since" },
    });
    for (const purpose of ["leave", "confirm", "browser"] as const) {
      const token = await world.sign(EMAIL, purpose);
      expect(await world.change({ token })).toMatchObject({ problem: { kind: "link-malformed" } });
    }
    const stranger = await world.sign("nobody@example.com", "manage");
    expect(await world.change({ token: stranger })).toMatchObject({
      problem: { kind: "subscriber-not-found" },
    });
  });

  it("shows the address behind a magic link alone, for an hour; after that it manages still", async () => {
    const world = await begin();
    const token = await world.sign(EMAIL, "fresh");
    expect(await findPreferences(world.deps, { token })).toMatchObject({ value: { address: EMAIL } });
    world.pass(HOUR);
    expect(await findPreferences(world.deps, { token })).toMatchObject({ value: { address: null } });
    expect(await world.change({ token, cadence: "daily" })).toMatchObject({ ok: true });
  });

  it("shows no pause any more once it is over", async () => {
    const world = await begin();
    await world.change({ pauseUntil: "2026-12-01" });
    expect(await findPreferences(world.deps, { token: world.token })).toMatchObject({
      value: { pausedUntil: Date.UTC(2026, 11, 1) },
    });
    world.pass(10 * DAY);
    expect(await findPreferences(world.deps, { token: world.token })).toMatchObject({
      value: { pausedUntil: null },
    });
  });
});
