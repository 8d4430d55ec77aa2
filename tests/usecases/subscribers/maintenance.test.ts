import { describe, expect, it } from "vitest";
import { createSubscriberWorld, HOUR, join, MINUTE } from "../../builders/subscriber-world.ts";

const EMAIL = "ada@example.com";

describe("a change that KV took", () => {
  it("is folded away once KV has shown it for an hour, and not before", async () => {
    const world = createSubscriberWorld({ lagMs: MINUTE });
    await join(world, EMAIL);
    const id = await world.idOf(EMAIL);
    world.pass(HOUR);
    await world.tick();
    expect(await world.deps.changes.findLatest(id)).not.toBeNull();
    world.pass(1);
    await world.tick();
    await world.tick();
    expect(await world.deps.changes.findLatest(id)).toBeNull();
    expect(await world.find(EMAIL)).toMatchObject({ status: "active" });
  });

  it("stays while the roster of an issue planned before it is still to be listed", async () => {
    const world = createSubscriberWorld();
    const plannedAt = world.deps.clock.now();
    world.pass(MINUTE);
    await join(world, EMAIL);
    world.pass(2 * HOUR);
    await world.tick(plannedAt);
    expect((await world.list(plannedAt)) as object).toMatchObject({ readers: [] });
    await world.tick(null);
    expect(await world.deps.changes.findLatest(await world.idOf(EMAIL))).toBeNull();
  });

  it("is written again where an older write overtook it", async () => {
    const world = createSubscriberWorld();
    await join(world, EMAIL);
    const active = await world.find(EMAIL);
    world.pass(2000);
    await world.leave(await world.sign(EMAIL, "leave"));
    await world.finish();
    world.pass(2000);
    if (active !== null) await world.deps.base.write(active);
    world.pass(HOUR + 1);
    await world.tick();
    const id = await world.idOf(EMAIL);
    expect(world.kv.stored(id)).toMatchObject({ status: "unsubscribed" });
    expect(await world.deps.changes.findLatest(id)).not.toBeNull();
    world.pass(HOUR + 1);
    await world.tick();
    expect(await world.deps.changes.findLatest(id)).toBeNull();
  });

  it("survives a crash between KV's write and its mark", async () => {
    const world = createSubscriberWorld();
    await world.subscribe({ email: EMAIL });
    world.crashOn("markWritten");
    await world.confirm(world.lastToken(EMAIL));
    await expect(world.finish()).rejects.toThrow("crash");
    world.pass(2000);
    await world.tick();
    expect(await world.deps.changes.listUnwritten(10)).toEqual([]);
  });
});

describe("a tick", () => {
  it("does its other work where one part fails, and says which", async () => {
    const world = createSubscriberWorld();
    await world.subscribe({ email: EMAIL });
    world.kv.faults.refuseWrites = true;
    await world.confirm(world.lastToken(EMAIL));
    world.kv.faults.refuseWrites = false;
    world.crashOn("look");
    await world.tick();
    expect(await world.deps.failingParts.list()).toEqual([{ part: "outbox", since: world.deps.clock.now() }]);
    expect(world.kv.stored(await world.idOf(EMAIL))).not.toBeNull();
    expect(world.events).toContainEqual({
      event: "tick.part-failed",
      fields: { part: "outbox", reason: "crash" },
    });
    await world.tick();
    expect(await world.deps.failingParts.list()).toEqual([]);
  });
});
