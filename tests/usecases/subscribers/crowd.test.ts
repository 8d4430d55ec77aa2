import { describe, expect, it } from "vitest";
import type { Mailer } from "../../../src/ports/provider/mailer.ts";
import { drainOutbox } from "../../../src/usecases/outbox/drain-outbox.ts";
import { createDrainState } from "../../builders/drain.ts";
import {
  createSubscriberWorld,
  HOUR,
  MINUTE,
  type SubscriberWorld,
} from "../../builders/subscriber-world.ts";

const PEOPLE = 2000;
const SECOND = 1000;
const RATE = 50;

/** The outbox's object with its alarm, at a rate of its own, until nothing is owed. Restarts where a slice throws. */
async function drainToTheEnd(world: SubscriberWorld, mailer: Pick<Mailer, "submit">) {
  const { clock, settings } = world.deps;
  const newsletter = { ...world.deps.newsletter, confirmationsPerHour: 10_000 };
  let startAt = 0;
  const reserve = async () => {
    startAt = Math.max(clock.now(), startAt + SECOND / RATE);
    return [startAt];
  };
  const deps = {
    ...world.deps,
    ...{ mailer, newsletter, settings: { ...settings, newsletter }, drain: createDrainState() },
    pacer: { reserve, release: async () => {}, report: async () => {} },
  };
  for (;;) {
    const wakeAt = await drainOutbox(deps).catch(() => clock.now() + 5 * SECOND);
    if (wakeAt === null) return;
    world.pass(Math.max(0, wakeAt - clock.now()));
  }
}

/** Answers 500 until then; afterwards takes each tenth mail and loses its first answer. */
function failUntil(world: SubscriberWorld, endsAt: number): Pick<Mailer, "submit"> {
  let calls = 0;
  return {
    submit(mail, key) {
      if (world.deps.clock.now() < endsAt) world.mail.script.unshift("no-answer");
      else if (calls++ % 10 === 0) world.mail.script.unshift("accept-and-lose-reply");
      return world.mail.mailer.submit(mail, key);
    },
  };
}

describe("2,000 people who sign up within a minute at a provider that fails for an hour", () => {
  it("get one confirmation each, within seven minutes once it is well again", async () => {
    const world = createSubscriberWorld();
    const { clock } = world.deps;
    const endsAt = clock.now() + HOUR;
    for (let person = 0; person < PEOPLE; person += 1) {
      await world.ask({ email: `crowd-${person}@example.com` });
      world.pass(MINUTE / PEOPLE);
    }
    for (const method of ["save", "markSubmitted", "look"]) world.crashOn(method);
    await drainToTheEnd(world, failUntil(world, endsAt));
    expect(clock.now() - endsAt).toBeLessThan(7 * MINUTE);
    expect(world.mail.inbox).toHaveLength(PEOPLE);
    expect(new Set(world.mail.inbox.map(({ to }) => to))).toHaveLength(PEOPLE);
    expect(new Set(world.mail.attempts.map(({ key }) => key))).toHaveLength(PEOPLE);
  });
});
