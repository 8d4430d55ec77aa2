import { describe, expect, it } from "vitest";
import type { Refusal } from "../../../../src/core/provider/answer.ts";
import { advanceIssue } from "../../../../src/usecases/issues/sending/advance-issue.ts";
import { createIssueWorld, type IssueWorld, runToEnd } from "../../../builders/issue-world.ts";
import { createAuthor } from "../../../builders/wishing.ts";

const REFUSALS = [
  "author",
  "rate",
  "daily-quota",
  "monthly-quota",
  "content",
] as const satisfies readonly Refusal[];

/** Its first batch of a hundred was refused; readers 0 and 1 are in it. */
async function createRefused(refusal: Refusal, readers = 150): Promise<IssueWorld> {
  const world = await createIssueWorld({ readers, script: [refusal] });
  while (world.bodies.length === 0) await world.slice();
  world.pass(1000);
  return world;
}

const idOf = (world: IssueWorld, index: number) => {
  const reader = world.readers[index];
  if (reader === undefined) throw new Error(`There is no reader ${index}.`);
  return reader.id;
};
const leave = (world: IssueWorld, index: number) => void world.gone.add(idOf(world, index));
const erase = (world: IssueWorld, index: number) => {
  leave(world, index);
  world.deps.ledger.forget([idOf(world, index)], world.deps.clock.now());
};
const goOn = async (world: IssueWorld) => {
  await world.untilCrash(() => createAuthor(world)("resume"));
  world.pass(1000);
  await runToEnd(world);
};
const received = (world: IssueWorld) => world.received.map(({ to }) => to).toSorted();
const addressesBut = (world: IssueWorld, ...indexes: readonly number[]) =>
  world.readers
    .filter((_, index) => !indexes.includes(index))
    .map(({ address }) => address)
    .toSorted();
const isStored = (world: IssueWorld, index: number) =>
  world.readStorage().includes(`reader-${index}@example.com`);

describe("a batch that was certainly refused", () => {
  it.each(REFUSALS)("goes to nobody who left or was erased before its next attempt (%s)", async (refusal) => {
    const world = await createRefused(refusal);
    leave(world, 0);
    erase(world, 1);
    expect(isStored(world, 1)).toBe(false);
    await goOn(world);
    expect(received(world)).toEqual(addressesBut(world, 0, 1));
    expect((await world.issue()).progress[0]).toMatchObject({ audience: 148, submitted: 148, done: true });
    const [first, ...more] = world.bodies.map(({ key }) => key);
    expect(more).not.toContain(first); // a new generation has a new key
  });

  it("keeps its key and its bytes where nobody left", async () => {
    const world = await createRefused("author", 100);
    await goOn(world);
    const [first, second] = world.bodies.map(({ key, body }) => `${key} ${body}`);
    expect(second === first).toBe(true);
    expect(received(world)).toEqual(addressesBut(world));
  });

  it("is looked through before each attempt, however often it is refused", async () => {
    const world = await createIssueWorld({ readers: 100, script: ["author", "author", "rate", "author"] });
    for (const index of [0, 1, 2]) {
      await runToEnd(world);
      leave(world, index);
      world.pass(1000);
      await world.untilCrash(() => createAuthor(world)("resume"));
      world.pass(1000);
    }
    await runToEnd(world);
    await goOn(world);
    expect(received(world)).toEqual(addressesBut(world, 0, 1, 2));
    expect(new Set(world.bodies.map(({ key }) => key)).size).toBe(4);
  });

  it("goes to who left and came back before the next attempt", async () => {
    const world = await createRefused("author", 100);
    leave(world, 0);
    world.gone.delete(idOf(world, 0));
    await goOn(world);
    expect(received(world)).toEqual(addressesBut(world));
    expect(world.bodies[1]?.key).toBe(world.bodies[0]?.key);
  });

  it("ends as nothing where everybody in it left, by the next attempt or by their erasure", async () => {
    for (const away of [leave, erase]) {
      const world = await createRefused("author", 120);
      for (let index = 0; index < 100; index += 1) away(world, index);
      await goOn(world);
      expect(received(world)).toEqual(
        addressesBut(world, ...Array.from({ length: 100 }, (_, index) => index)),
      );
      expect((await world.issue()).progress[0]).toMatchObject({ audience: 20, submitted: 20, done: true });
    }
  });

  it("is looked through in both halves where it was divided", async () => {
    const world = await createIssueWorld({ readers: 100, script: ["content"] });
    while (world.bodies.length === 0) await world.slice();
    leave(world, 3);
    erase(world, 97);
    await runToEnd(world);
    expect(received(world)).toEqual(addressesBut(world, 3, 97));
  });

  it("is exactly once over, wherever its next attempt is cut off", async () => {
    for (let crashAt = 1; crashAt <= 60; crashAt += 1) {
      const world = await createIssueWorld({ readers: 30, script: ["author"], crashAt: [crashAt] });
      await runToEnd(world);
      if (world.bodies.length === 0) continue;
      leave(world, 0);
      world.pass(1000);
      for (const _ of [1, 2, 3]) await goOn(world); // the author's own call may be the one that is cut off
      const all = received(world);
      expect(new Set(all).size, `crash at ${crashAt}`).toBe(all.length);
      for (const address of addressesBut(world, 0)) expect(all, `crash at ${crashAt}`).toContain(address);
    }
  });

  it("is not asked for with more queries than its group has", async () => {
    const world = await createIssueWorld({ readers: 500, script: ["rate", "rate", "rate", "rate", "rate"] });
    while (world.bodies.length < 5) await world.slice();
    let asked = 0;
    const { undeliverable } = world.deps;
    const deps = {
      ...world.deps,
      undeliverable: {
        ...undeliverable,
        listUndeliverable: async (...input: Parameters<typeof undeliverable.listUndeliverable>) => {
          asked += 1;
          return undeliverable.listUndeliverable(...input);
        },
      },
    };
    world.pass(60_000);
    while (world.received.length < 500) await world.slice(deps);
    expect(asked).toBeLessThan(5);
  });
});

describe("a batch in doubt", () => {
  it.each(["no-answer", "accept-and-lose-reply"] as const)(
    "stays as it is to the byte, whoever leaves or is erased (%s)",
    async (deed) => {
      const world = await createIssueWorld({ readers: 150, script: [deed, "author", "rate"] });
      while (world.bodies.length === 0) await world.slice();
      leave(world, 0);
      erase(world, 1);
      world.pass(1000);
      await goOn(world);
      await goOn(world);
      const key = world.bodies[0]?.key;
      const bodies = world.bodies.filter((one) => one.key === key).map(({ body }) => body);
      expect(new Set(bodies).size).toBe(1);
      expect(bodies.length).toBeGreaterThan(1);
      expect(received(world)).toEqual(addressesBut(world));
    },
  );

  it("loses an erased reader's address once it is settled", async () => {
    const world = await createIssueWorld({ readers: 100, script: ["no-answer"] });
    while (world.bodies.length === 0) await world.slice();
    erase(world, 1);
    expect(isStored(world, 1)).toBe(true);
    await runToEnd(world);
    expect(isStored(world, 1)).toBe(false);
  });

  it("is one whose request is in flight, too: erased meanwhile, a reader is taken out once it was refused", async () => {
    const world = await createIssueWorld({ readers: 100, script: ["author"] });
    const { mailer } = world.deps;
    const deps = {
      ...world.deps,
      mailer: {
        ...mailer,
        submitBatch: async (...input: Parameters<typeof mailer.submitBatch>) => {
          erase(world, 1);
          expect(isStored(world, 1)).toBe(true);
          return mailer.submitBatch(...input);
        },
      },
    };
    while (world.bodies.length === 0) await world.slice(deps);
    expect(isStored(world, 1)).toBe(false);
    world.pass(1000);
    await goOn(world);
    expect(received(world)).toEqual(addressesBut(world, 1));
  });

  it("that was unknown and not submitted goes to nobody who left or was erased since", async () => {
    const world = await createIssueWorld({ readers: 100, script: ["key-reused"] });
    await runToEnd(world);
    erase(world, 1);
    leave(world, 2);
    const { ledger, clock, issues } = world.deps;
    await issues.reopen(world.deps.id, 0);
    ledger.resolve(1, "not-submitted", clock.now());
    expect(isStored(world, 1)).toBe(false);
    await runToEnd(world);
    expect(received(world)).toEqual(addressesBut(world, 1, 2));
  });
});

describe("an erased reader of an issue on its way", () => {
  it("leaves the roster, a draft, and the page that brings them afterwards", async () => {
    const world = await createIssueWorld({ readers: 250 });
    erase(world, 0); // not listed yet
    while (!world.deps.ledger.readFacts().listed) await world.slice();
    expect(isStored(world, 0)).toBe(false);
    erase(world, 7); // in a pack
    expect(isStored(world, 7)).toBe(false);
    const draft = world.deps.ledger.draftBatch(100, world.deps.clock.now());
    erase(world, 9);
    erase(world, 9);
    expect(isStored(world, 9)).toBe(false);
    if (draft !== null)
      expect(world.deps.ledger.freezeBatch(draft, new Set(), "of a body with reader 9", 1)).toBeNull();
    await runToEnd(world);
    expect(received(world)).toEqual(addressesBut(world, 0, 7, 9));
    expect((await world.issue()).progress[0]).toMatchObject({ audience: 247, submitted: 247, done: true });
  });

  it("is found among the changes where the object was not told, and nobody else is", async () => {
    const world = await createRefused("author");
    leave(world, 1);
    const { undeliverable } = world.deps;
    const asked: number[] = [];
    const deps = {
      ...world.deps,
      undeliverable: {
        ...undeliverable,
        async listErased(after: number) {
          asked.push(after);
          return { ids: [idOf(world, 1)], seq: 17 };
        },
      },
    };
    expect(isStored(world, 1)).toBe(true);
    await advanceIssue(deps);
    expect(asked).toEqual([]); // looked at when the issue began
    world.pass(600_000);
    await advanceIssue(deps);
    await advanceIssue(deps);
    expect([isStored(world, 1), isStored(world, 2)]).toEqual([false, true]);
    world.pass(600_000);
    await advanceIssue(deps);
    expect(asked).toEqual([0, 17]);
    await goOn(world);
    expect(received(world)).toEqual(addressesBut(world, 1));
  });
});
