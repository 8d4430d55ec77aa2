import { describe, expect, it } from "vitest";
import type { DeliveryTimes } from "../../../src/core/deliveries/delivery-event.ts";
import { asIssueId, asSubscriberId } from "../../../src/core/ids.ts";
import { findRecipient } from "../../../src/usecases/issues/find-recipient.ts";
import {
  createIssueWorld,
  type IssueWorld,
  runToEnd,
  TICK,
  type WorldOptions,
} from "../../builders/issue-world.ts";

/** Asks the ledger of the issue's only object, as the API does. */
async function createAsker(options: WorldOptions, reported: DeliveryTimes | null = null) {
  const world = await createIssueWorld(options);
  const { ledger } = world.deps;
  const unused = async () => {
    throw new Error("not asked for");
  };
  const deps = {
    issues: world.deps.issues,
    ledgers: {
      findRecipient: async (_issue: string, _shard: number, id: ReturnType<typeof asSubscriberId>) =>
        ledger.findRecipient(id),
      resolve: async (_issue: string, _shard: number, batch: number, as: "submitted" | "not-submitted") =>
        ledger.resolve(batch, as, world.deps.clock.now()),
      forget: unused,
      listUnknown: unused,
      findUnknown: unused,
    },
    deliveries: { find: async () => reported },
    addressHasher: {
      hash: async (address: string) =>
        world.readers.find((reader) => reader.address === address)?.id ?? asSubscriberId("f".repeat(64)),
    },
  };
  return { world, deps, ask: (who: string, issue = world.deps.id) => findRecipient(deps, issue, who) };
}

const untilFirstRequest = async (world: IssueWorld) => {
  while (world.bodies.length === 0) await world.slice();
};
const reader = (index: number) => `reader-${index}@example.com`;
const notFound = { ok: false, problem: { kind: "recipient-not-found" } };

describe("who got an issue", () => {
  it("is told with what the provider reported since, oldest first; a bounce for now is a bounce too", async () => {
    const nothing = { delivery_delayed: null, bounced: null, failed: null, suppressed: null };
    const { world, ask } = await createAsker(
      { readers: 1 },
      { ...nothing, complained: TICK + 2, delivered: TICK + 1, bounced_softly: TICK },
    );
    await runToEnd(world);
    expect(await ask(reader(0))).toMatchObject({
      value: {
        events: [
          { type: "bounced", at: TICK },
          { type: "delivered", at: TICK + 1 },
          { type: "complained", at: TICK + 2 },
        ],
      },
    });
  });

  it("is submitted, with when, in which batch and the provider's id of that very mail", async () => {
    const { world, ask } = await createAsker({ readers: 150 });
    await runToEnd(world);
    const [first, last] = [await ask(reader(0)), await ask(reader(149))];
    expect(first).toMatchObject({ ok: true, value: { state: "submitted", batch: 1 } });
    expect(last).toMatchObject({
      ok: true,
      value: {
        state: "submitted",
        batch: 2,
        submittedAt: expect.any(Number),
        providerId: expect.stringMatching(/#49$/), // the fiftieth of its request
      },
    });
    expect(await ask(world.readers[149]?.id ?? "")).toEqual(last);
    expect(await ask("Reader-149@EXAMPLE.com")).toEqual(last);
  });

  it("is refused for one bad address, and submitted for all that were in its batch", async () => {
    const { world, ask } = await createAsker({ readers: 100, badAddress: reader(41) });
    await runToEnd(world);
    expect(await ask(reader(41))).toMatchObject({
      value: {
        ...{ state: "refused", batch: expect.any(Number), submittedAt: null, providerId: null },
        reason: "422 invalid_parameter: content", // in the provider's own words
      },
    });
    for (const index of [0, 40, 42, 99])
      expect(await ask(reader(index)), reader(index)).toMatchObject({
        value: { state: "submitted", providerId: expect.any(String) },
      });
  });

  it("is frozen while the provider has not answered, and submitted once it has", async () => {
    const { world, ask } = await createAsker({ readers: 10, script: ["accept-and-lose-reply"] });
    await untilFirstRequest(world);
    expect(await ask(reader(3))).toEqual({
      ok: true,
      value: { state: "frozen", batch: 1, submittedAt: null, providerId: null, events: [] },
    });
    await runToEnd(world);
    expect(await ask(reader(3))).toMatchObject({ value: { state: "submitted", batch: 1 } });
  });

  it("is unknown until the author says, and submitted without an id by their word", async () => {
    const { world, deps, ask } = await createAsker({ readers: 10, script: ["key-reused"] });
    await runToEnd(world);
    expect(await ask(reader(3))).toMatchObject({
      value: { state: "unknown", batch: 1, submittedAt: null, providerId: null },
    });
    await deps.ledgers.resolve("", 0, 1, "submitted");
    expect(await ask(reader(3))).toMatchObject({ value: { state: "submitted", providerId: null } });
  });

  it("is nobody who is in no frozen batch: not listed, left before, or not frozen yet", async () => {
    const { world, ask } = await createAsker({ readers: 150 });
    expect(await ask(reader(0))).toMatchObject(notFound);
    while (!world.deps.ledger.readFacts().listed) await world.slice();
    expect(await ask(reader(0))).toMatchObject(notFound);
    world.gone.add(world.readers[7]?.id ?? asSubscriberId(""));
    await runToEnd(world);
    expect(await ask(reader(7))).toMatchObject(notFound);
    expect(await ask("stranger@example.com")).toMatchObject(notFound);
    expect(await ask(reader(8))).toMatchObject({ value: { state: "submitted" } });
  });

  it("is no question to an issue that is not there, or about something that is no address", async () => {
    const { ask } = await createAsker({ readers: 1 });
    expect(await ask(reader(0), asIssueId("none"))).toMatchObject({
      ok: false,
      problem: { kind: "issue-not-found" },
    });
    expect(await ask("nobody")).toMatchObject({ ok: false, problem: { kind: "email-address-malformed" } });
  });

  it("stands in a batch named with its object, where an issue has sixteen", async () => {
    const { world, deps } = await createAsker({ readers: 20 });
    await runToEnd(world);
    const asked: number[] = [];
    const sharded = {
      ...deps,
      issues: {
        ...deps.issues,
        find: async () => ({ ...(await world.issue()), shards: 16 }),
      },
      ledgers: {
        ...deps.ledgers,
        findRecipient: async (_issue: string, shard: number) => {
          asked.push(shard);
          return { batch: 3, outcome: "submitted", settledAt: TICK, providerId: "p", reason: null } as const;
        },
      },
    };
    const id = asSubscriberId(`c${"0".repeat(63)}`);
    expect(await findRecipient(sharded, world.deps.id, id)).toMatchObject({ value: { batch: "12-3" } });
    expect(asked).toEqual([12]);
  });
});
