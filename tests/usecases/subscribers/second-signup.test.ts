import { describe, expect, it } from "vitest";
import {
  createSubscriberWorld,
  DAY,
  HOUR,
  MINUTE,
  type SubscriberWorld,
} from "../../builders/subscriber-world.ts";

const EMAIL = "ada@example.com";
const MINE = { email: EMAIL, cadence: "daily", client: "192.0.2.1" };
const STRANGERS = { email: "ADA@example.com", cadence: "monthly", client: "203.0.113.9" };

const tokens = (world: SubscriberWorld) =>
  world.mail.inbox.map(({ text }) => decodeURIComponent(/confirm\?token=([\w%.~-]+)/.exec(text)?.[1] ?? ""));
const confirmed = async (world: SubscriberWorld) => {
  const record = await world.find(EMAIL);
  return [record?.status, record?.cadence, record?.consent.signup.client, record?.address];
};

describe("a second signup of a pending address", () => {
  it("leaves the first one's choices and evidence as they are", async () => {
    const world = createSubscriberWorld();
    await world.subscribe(MINE);
    world.pass(1000);
    await world.subscribe(STRANGERS);
    expect(world.mail.inbox).toHaveLength(1);
    await world.confirm(tokens(world)[0] ?? "");
    expect(await confirmed(world)).toEqual(["active", "daily", "192.0.2.1", EMAIL]);
  });

  it("does so before the first mail has left, too", async () => {
    const world = createSubscriberWorld();
    await world.ask(MINE);
    await world.ask(STRANGERS);
    await world.finish();
    await world.confirm(tokens(world)[0] ?? "");
    expect(await confirmed(world)).toEqual(["active", "daily", "192.0.2.1", EMAIL]);
  });

  it("gets its own mail after ten minutes, whose link confirms it with its own evidence", async () => {
    const world = createSubscriberWorld();
    await world.subscribe(MINE);
    await world.subscribe(STRANGERS);
    world.pass(9 * MINUTE);
    await world.tick();
    expect(world.mail.inbox).toHaveLength(1);
    world.pass(MINUTE);
    await world.tick();
    expect(tokens(world)).toHaveLength(2);
    await world.confirm(tokens(world)[1] ?? "");
    expect(await confirmed(world)).toEqual(["active", "monthly", "203.0.113.9", "ADA@example.com"]);
    expect(await world.confirm(tokens(world)[0] ?? "")).toMatchObject({ value: { alreadyIn: true } });
    expect(await confirmed(world)).toEqual(["active", "monthly", "203.0.113.9", "ADA@example.com"]);
  });

  it("gets none once the first was confirmed or its reader has left", async () => {
    for (const end of ["confirm", "leave"] as const) {
      const world = createSubscriberWorld();
      await world.subscribe(MINE);
      await world.subscribe(STRANGERS);
      world.pass(MINUTE);
      if (end === "confirm") await world.confirm(tokens(world)[0] ?? "");
      else await world.leave(await world.sign(EMAIL, "leave"));
      world.pass(DAY);
      await world.tick();
      expect(world.mail.inbox, end).toHaveLength(1);
    }
  });

  it("costs an address two owed mails at most, and three mails a day, however often somebody asks", async () => {
    const world = createSubscriberWorld();
    for (let asked = 0; asked < 200; asked += 1) {
      await world.subscribe({ ...STRANGERS, client: `203.0.113.${asked}` });
      world.pass(MINUTE);
    }
    expect(world.mail.inbox).toHaveLength(3);
    for (const table of ["signups", "owed_mails"]) {
      const { results } = await world.db.prepare(`SELECT * FROM ${table}`).all();
      expect(results.length, table).toBeLessThanOrEqual(5);
    }
    world.pass(DAY);
    for (let ticks = 0; ticks < 4; ticks += 1) {
      await world.tick();
      world.pass(HOUR);
    }
    const { results } = await world.db.prepare("SELECT * FROM owed_mails").all();
    expect(results).toEqual([]);
    world.pass(8 * DAY);
    await world.tick();
    expect((await world.db.prepare("SELECT * FROM signups").all()).results).toEqual([]);
  });
});

describe("mails that the account cannot send", () => {
  it.each(["rate", "no-answer"] as const)("are owed to a crowd until it can (%s)", async (deed) => {
    const world = createSubscriberWorld();
    world.mail.script.push(...Array.from({ length: 60 }, () => deed));
    for (let number = 0; number < 50; number += 1) await world.ask({ email: `crowd-${number}@example.com` });
    await world.finish();
    for (let minutes = 0; minutes < 70; minutes += 1) {
      world.pass(MINUTE);
      await world.tick();
    }
    expect(world.mail.inbox).toHaveLength(50);
    expect(new Set(world.mail.attempts.map(({ key }) => key))).toHaveLength(50);
  });
});
