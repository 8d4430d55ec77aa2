import { describe, expect, it } from "vitest";
import { createIssueWorld, type IssueWorld, runToEnd } from "../../builders/issue-world.ts";
import { createAuthor } from "../../builders/wishing.ts";

const cancel = (world: IssueWorld) => createAuthor(world)("cancel");

/** A batch of a hundred was refused for the rate and waits to be tried again; fifty readers are in no batch. */
async function createRefused() {
  const world = await createIssueWorld({ readers: 150, script: ["rate", "rate", "rate", "rate"] });
  while (world.bodies.length === 0) await world.slice();
  await cancel(world);
  return world;
}

describe("an issue that is cancelled while a batch of it was certainly refused", () => {
  it("leaves that batch to nobody: its readers are in no frozen batch any more, and were not served", async () => {
    const world = await createRefused();
    const { id } = world.readers[0] ?? { id: "" };
    expect(world.deps.ledger.findRecipient(id as never)).toMatchObject({ batch: 1, outcome: null });
    await runToEnd(world);
    expect(world.deps.ledger.findRecipient(id as never)).toBeNull();
    expect((await world.issue()).progress[0]).toMatchObject({ audience: 150, submitted: 0, done: true });
    expect([world.received, (await world.issue()).closedAt === null]).toEqual([[], false]);
  });

  it("forgets where they are", async () => {
    const world = await createRefused();
    await runToEnd(world);
    await runToEnd(world);
    const recipients = world.deps.ledger.listDrafts().flatMap((draft) => draft.recipients);
    expect(recipients.map(({ address }) => address)).toEqual(Array.from({ length: 150 }, () => ""));
  });
});

describe("an issue that is cancelled once it is listed", () => {
  it("forgets whom it was for", async () => {
    const world = await createIssueWorld({ readers: 150 });
    const { ledger, clock } = world.deps;
    while (!ledger.readFacts().listed) await world.slice();
    await cancel(world);
    await runToEnd(world);
    expect(ledger.draftBatch(100, clock.now())).toBeNull();
    expect((await world.issue()).progress[0]).toMatchObject({ audience: 150, submitted: 0, done: true });
  });
});
