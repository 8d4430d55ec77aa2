import { describe, expect, it } from "vitest";
import type { SubscriberId } from "../../../../src/core/ids.ts";
import { UNLIMITED_ROOM } from "../../../../src/core/provider/quota.ts";
import { advanceIssue } from "../../../../src/usecases/issues/sending/advance-issue.ts";
import type { IssueDependencies } from "../../../../src/usecases/issues/sending/issue-dependencies.ts";
import { createIssueWorld, type IssueWorld, runToEnd } from "../../../builders/issue-world.ts";

const listed = async (readers: number) => {
  const world = await createIssueWorld({ readers });
  while (!world.deps.ledger.readFacts().listed) await world.slice();
  return world;
};

const reached = (world: IssueWorld) => world.received.map(({ to }) => to).sort();
const everybody = (world: IssueWorld) => world.readers.map(({ address }) => address).sort();

describe("batches whose starts have come", () => {
  it("share one question who left, about each reader once", async () => {
    const world = await listed(1000);
    const asked: (readonly SubscriberId[])[] = [];
    const undeliverable: IssueDependencies["undeliverable"] = {
      ...world.deps.undeliverable,
      listUndeliverable: async (ids) => {
        asked.push(ids);
        return new Set();
      },
    };
    await advanceIssue({ ...world.deps, undeliverable });
    expect(asked.flat().sort()).toEqual(world.readers.map(({ id }) => id).sort());
    expect(asked.length).toBeLessThan(10);
    expect(Math.max(...asked.map((ids) => ids.length))).toBeLessThanOrEqual(500);
  });

  it("are not frozen while others wait for a place among the requests", async () => {
    const world = await listed(1000);
    const held = Promise.withResolvers<void>();
    const mailer: IssueDependencies["mailer"] = {
      ...world.deps.mailer,
      async submitBatch(mails, key) {
        await held.promise;
        return world.deps.mailer.submitBatch(mails, key);
      },
    };
    const slice = advanceIssue({ ...world.deps, mailer });
    await nothingMoves();
    expect(world.deps.ledger.readFacts().open.length).toBeLessThanOrEqual(10); // five requests and a group
    held.resolve();
    await slice;
    expect(reached(world)).toEqual(everybody(world));
  });
});

describe("a reader who leaves while the bodies are built", () => {
  it("is in none of them", async () => {
    const world = await listed(250);
    const [leaver, ...staying] = world.readers;
    if (leaver === undefined) throw new Error("The world has no readers.");
    const { signer } = world.deps;
    await advanceIssue({
      ...world.deps,
      signer: {
        ...signer,
        signMails(recipients, issuedAt) {
          world.gone.add(leaver.id);
          return signer.signMails(recipients, issuedAt);
        },
      },
    });
    expect(reached(world)).toEqual(staying.map(({ address }) => address).sort());
  });
});

describe("what a slice has chosen ahead", () => {
  it("is a draft at its end, and is submitted by the next slice, once", async () => {
    const world = await listed(4000);
    await world.slice();
    expect(world.deps.ledger.readFacts().drafts).toBeGreaterThan(0);
    await runToEnd(world);
    expect(reached(world)).toEqual(everybody(world));
  });

  it("is nobody where a quota has to be asked first", async () => {
    const world = await listed(4000);
    const quota: NonNullable<IssueDependencies["quota"]> = {
      count: async () => {},
      claim: async (mails) => ({ granted: mails, until: null }),
      look: async () => UNLIMITED_ROOM,
    };
    await advanceIssue({ ...world.deps, quota });
    expect(world.deps.ledger.readFacts()).toMatchObject({ submitted: 3600, drafts: 0 });
  });
});

/** Whatever had only to wait for promises has gone on by then: they come before the next turn of the loop. */
const nothingMoves = () => new Promise<void>((resolve) => setImmediate(resolve));
