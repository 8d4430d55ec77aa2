import { describe, expect, it } from "vitest";
import { selectCommands } from "../../../src/core/issues/command-state.ts";
import { deriveIssueState } from "../../../src/core/issues/issue.ts";
import { advanceIssue } from "../../../src/usecases/issues/sending/advance-issue.ts";
import type { IssueDependencies } from "../../../src/usecases/issues/sending/issue-dependencies.ts";
import { createIssueWorld, type IssueWorld, runToEnd } from "../../builders/issue-world.ts";
import { createAuthor } from "../../builders/wishing.ts";

const WISHES = ["pause", "cancel"] as const;

/** The author stops the issue at one moment inside a slice: before that call of a port comes back. */
function stopDuring(
  world: IssueWorld,
  wish: (typeof WISHES)[number],
  moment: "mailer" | "pacer" | "undeliverable" | "begin",
): { readonly deps: IssueDependencies; readonly requestsAfter: () => number } {
  const author = createAuthor(world);
  let answeredAt: number | null = null;
  const stop = async () => {
    if (answeredAt !== null) return;
    await author(wish);
    answeredAt = world.bodies.length;
  };
  const { mailer, pacer, undeliverable, issues } = world.deps;
  const deps: IssueDependencies = {
    ...world.deps,
    mailer: {
      ...mailer,
      async submitBatch(mails, key) {
        const answer = await mailer.submitBatch(mails, key);
        if (moment === "mailer") await stop();
        return answer;
      },
    },
    pacer: {
      ...pacer,
      async reserve(...input) {
        const starts = await pacer.reserve(...input);
        if (moment === "pacer") await stop();
        return starts;
      },
    },
    undeliverable: {
      ...undeliverable,
      async listUndeliverable(...input) {
        const gone = await undeliverable.listUndeliverable(...input);
        if (moment === "undeliverable") await stop();
        return gone;
      },
    },
    issues: {
      ...issues,
      async markStarted(...input) {
        await issues.markStarted(...input);
        if (moment === "begin") await stop();
      },
    },
  };
  return { deps, requestsAfter: () => world.bodies.length - (answeredAt ?? 0) };
}

const untilIdle = async (world: IssueWorld, deps: IssueDependencies) => {
  for (let slices = 0; slices < 40; slices += 1) if ((await world.slice(deps)) === null) return;
};
const received = (world: IssueWorld) => world.received.map(({ to }) => to).toSorted();
const addresses = (world: IssueWorld) => world.readers.map(({ address }) => address).toSorted();

describe("an issue that its author stops while a slice of it runs", () => {
  it.each(
    WISHES.flatMap((wish) =>
      (["pacer", "undeliverable", "begin"] as const).map((moment) => [wish, moment] as const),
    ),
  )("starts no request after the answer (%s, during %s)", async (wish, moment) => {
    const world = await createIssueWorld({ readers: 2500 });
    const { deps, requestsAfter } = stopDuring(world, wish, moment);
    await untilIdle(world, deps);
    expect(requestsAfter()).toBe(0);
    expect(world.received).toEqual([]);
  });

  it.each(WISHES)("lets only those end that are in flight (%s)", async (wish) => {
    const world = await createIssueWorld({ readers: 2500 });
    const { deps, requestsAfter } = stopDuring(world, wish, "mailer");
    await untilIdle(world, deps);
    expect(requestsAfter()).toBeLessThanOrEqual(5);
    expect(world.bodies.length).toBeLessThanOrEqual(6);
  });

  it("is exactly once over once it is resumed, wherever it was stopped", async () => {
    for (const moment of ["mailer", "pacer", "undeliverable", "begin"] as const) {
      const world = await createIssueWorld({ readers: 1200 });
      await untilIdle(world, stopDuring(world, "pause", moment).deps);
      expect(deriveIssueState(await world.issue(), world.deps.clock.now())).toBe("paused");
      world.pass(60_000);
      await createAuthor(world)("resume");
      await runToEnd(world);
      expect(received(world)).toEqual(addresses(world));
    }
  });

  it.each(WISHES)(
    "starts no request after the answer where what comes before it failed (%s)",
    async (wish) => {
      const world = await createIssueWorld({ readers: 1200 });
      const { issues } = world.deps;
      const author = createAuthor(world);
      let failures = 0;
      const failing = async () => {
        failures += 1;
        throw new Error("crash: D1 does not answer");
      };
      const deps = { ...world.deps, issues: { ...issues, markStarted: failing } };
      for (let slices = 0; slices < 20 && failures === 0; slices += 1) await world.slice(deps);
      expect(failures).toBeGreaterThan(0);
      await author(wish);
      await untilIdle(world, world.deps);
      expect(world.bodies).toEqual([]);
      if (wish === "cancel") return;
      world.pass(60_000);
      await author("resume");
      await runToEnd(world);
      expect(received(world)).toEqual(addresses(world));
    },
  );

  it("repeats what was in doubt before the stores did not answer", async () => {
    const world = await createIssueWorld({ readers: 90, script: ["accept-and-lose-reply", "accept"] });
    while (world.bodies.length < 1) await world.slice();
    const { pacer } = world.deps;
    const reserve = async () => {
      throw new Error("crash: the pacer does not answer");
    };
    world.pass(60_000);
    await world.slice({ ...world.deps, pacer: { ...pacer, reserve } });
    await createAuthor(world)("pause");
    await untilIdle(world, world.deps);
    expect(new Set(world.bodies.map(({ key, body }) => `${key} ${body}`)).size).toBe(1);
    expect(received(world)).toEqual(addresses(world));
  });

  it("counts whom it did not serve, where it was cancelled", async () => {
    const world = await createIssueWorld({ readers: 1200 });
    await untilIdle(world, stopDuring(world, "cancel", "mailer").deps);
    const issue = await world.issue();
    const [progress] = issue.progress;
    expect(issue.closedAt).not.toBeNull();
    expect(progress).toMatchObject({ audience: 1200, submitted: world.received.length, done: true });
    expect(world.received.length).toBeLessThan(1200);
  });

  it("stays stopped for a batch that was certainly refused, and repeats one in doubt with the same bytes", async () => {
    const world = await createIssueWorld({
      readers: 300,
      script: ["rate", "accept-and-lose-reply", "accept"],
    });
    while (world.bodies.length < 2) await world.slice();
    await createAuthor(world)("pause");
    const asked = world.bodies.map(({ key, body }) => `${key} ${body}`);
    const before = world.bodies.length;
    world.pass(3_600_000);
    for (let slices = 0; slices < 20; slices += 1) await world.slice();
    const after = world.bodies.slice(before).map(({ key, body }) => `${key} ${body}`);
    for (const one of after) expect(asked).toContain(one);
    const refusedKey = world.bodies[0]?.key;
    expect(world.bodies.slice(before).map(({ key }) => key)).not.toContain(refusedKey);
  });
});

describe("what an object was told", () => {
  it("holds though its row was read before, and over a restart", async () => {
    const world = await createIssueWorld({ readers: 300 });
    const { issues } = world.deps;
    const old = await world.issue();
    await createAuthor(world)("pause");
    const deps = { ...world.deps, issues: { ...issues, find: async () => old } };
    for (let slices = 0; slices < 8; slices += 1) await advanceIssue(deps);
    expect(world.bodies).toEqual([]);
  });

  it("is never undone by an older command that comes later", async () => {
    const world = await createIssueWorld({ readers: 300 });
    const author = createAuthor(world);
    await author("pause");
    const paused = selectCommands(await world.issue());
    await author("resume");
    world.deps.ledger.recordCommands(paused);
    expect(world.deps.ledger.readCommands()?.pausedAt).toBeNull();
    await author("pause");
    world.deps.ledger.recordCommands(
      selectCommands({ ...(await world.issue()), commandSeq: 2, pausedAt: null }),
    );
    expect(world.deps.ledger.readCommands()?.pausedAt).not.toBeNull();
    await runToEnd(world);
    expect(world.bodies).toEqual([]);
  });

  it("is found in its row where it could not be reached, and the author is told so", async () => {
    const world = await createIssueWorld({ readers: 300 });
    const answer = await createAuthor(world, { isReached: false })("pause");
    expect(answer).toMatchObject({ ok: false, problem: { kind: "issue-unreachable" } });
    await runToEnd(world);
    expect(world.bodies).toEqual([]);
    expect(deriveIssueState(await world.issue(), world.deps.clock.now())).toBe("paused");
  });

  it("is told to an issue that begins only then: a hold that is let go, a pause before the first slice", async () => {
    const world = await createIssueWorld({ readers: 30 });
    const author = createAuthor(world);
    await author("pause");
    await runToEnd(world);
    await author("cancel");
    await runToEnd(world);
    expect(await author("resume")).toMatchObject({ ok: false, problem: { kind: "issue-cancelled" } });
    expect(world.bodies).toEqual([]);
  });
});
