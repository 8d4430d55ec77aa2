import { describe, expect, it } from "vitest";
import { deriveIssueState } from "../../../../src/core/issues/issue.ts";
import { createIssueWorld, type IssueWorld, runToEnd, TICK } from "../../../builders/issue-world.ts";
import { PROVIDERS } from "../../../fakes/providers.ts";

const DAY_MS = 86_400_000;
const addresses = (world: IssueWorld) => world.received.map((mail) => mail.to).sort();
const everybody = (world: IssueWorld) => world.readers.map((reader) => reader.address).sort();

describe.each(PROVIDERS)("over a provider of $name,", (format) => {
  const { batchSize, keyLifeMs } = format.terms;

  describe("an issue", () => {
    it("submits to each of its readers exactly once, as many a request as the provider takes, and closes", async () => {
      const world = await createIssueWorld({ readers: 250, format });
      await runToEnd(world);
      expect(addresses(world)).toEqual(everybody(world));
      expect(world.bodies.length).toBe(Math.ceil(250 / batchSize));
      const issue = await world.issue();
      expect(deriveIssueState(issue, TICK)).toBe("closed");
      expect(issue.progress[0]).toMatchObject({
        audience: 250,
        submitted: 250,
        refused: 0,
        unknown: 0,
        done: true,
      });
    });

    it("does nothing more when it is woken again after its end", async () => {
      const world = await createIssueWorld({ readers: 30, format });
      await runToEnd(world);
      const calls = world.bodies.length;
      await runToEnd(world);
      expect(world.bodies.length).toBe(calls);
    });

    it("closes at once where nobody is to get it", async () => {
      const world = await createIssueWorld({ readers: 0, format });
      await runToEnd(world);
      expect(world.bodies).toEqual([]);
      expect((await world.issue()).closedAt).not.toBeNull();
    });

    it("sends nothing to who left before their batch was frozen, and takes them out of the audience", async () => {
      const world = await createIssueWorld({ readers: 150, format });
      for (const reader of world.readers.slice(0, 110)) world.gone.add(reader.id);
      await runToEnd(world);
      expect(addresses(world)).toEqual(
        world.readers
          .slice(110)
          .map((reader) => reader.address)
          .sort(),
      );
      expect((await world.issue()).progress[0]).toMatchObject({ audience: 40, submitted: 40 });
    });

    it("repeats a batch byte for byte with its key when the reply was lost, and nobody gets two", async () => {
      const world = await createIssueWorld({
        readers: batchSize,
        format,
        script: ["accept-and-lose-reply", "no-answer", "accept"],
      });
      await runToEnd(world);
      expect(addresses(world)).toEqual(everybody(world));
      expect(world.bodies.length).toBe(3);
      expect(new Set(world.bodies.map(({ key, body }) => `${key} ${body}`)).size).toBe(1);
    });

    it("goes on by itself after a 429", async () => {
      const world = await createIssueWorld({ readers: 100, script: ["rate", "rate"], format });
      await runToEnd(world);
      expect(addresses(world)).toEqual(everybody(world));
    });

    it("waits until the next UTC midnight when the day's quota is used up, and says so", async () => {
      const world = await createIssueWorld({ readers: 100, script: ["daily-quota"], format });
      for (let slices = 0; slices < 4; slices += 1) await world.slice();
      expect(deriveIssueState(await world.issue(), TICK)).toBe("waiting");
      await runToEnd(world);
      expect(world.deps.clock.now()).toBeGreaterThanOrEqual(TICK + DAY_MS - 9 * 3_600_000);
      expect(addresses(world)).toEqual(everybody(world));
    });

    it("stops for its author when key or sender is refused, suppresses nobody, and goes on after a resume", async () => {
      const world = await createIssueWorld({ readers: Math.min(20, batchSize), script: ["author"], format });
      await runToEnd(world);
      expect(deriveIssueState(await world.issue(), TICK)).toBe("waiting");
      expect((await world.issue()).progress[0]).toMatchObject({
        waitingFor: "author",
        submitted: 0,
        refused: 0,
      });
      world.pass(60_000);
      await world.db.prepare("UPDATE issues SET resumed_at = ?").bind(world.deps.clock.now()).run();
      await runToEnd(world);
      expect(addresses(world)).toEqual(everybody(world));
    });

    it("lets one bad address cost itself only", async () => {
      const world = await createIssueWorld({ readers: 100, badAddress: "reader-41@example.com", format });
      await runToEnd(world);
      expect(addresses(world)).toEqual(
        everybody(world).filter((address) => address !== "reader-41@example.com"),
      );
      expect((await world.issue()).progress[0]).toMatchObject({
        audience: 100,
        submitted: 99,
        refused: 1,
        unknown: 0,
      });
    });

    it("shows a batch as unknown before the provider forgets its key, and never sends it again", async () => {
      const world = await createIssueWorld({
        readers: Math.min(10, batchSize),
        format,
        script: Array.from({ length: 2000 }, () => "no-answer" as const),
      });
      await runToEnd(world, 3000);
      const times = world.bodies.map(({ at }) => at);
      expect(Math.max(...times) - Math.min(...times)).toBeLessThan(keyLifeMs);
      expect((await world.issue()).progress[0]).toMatchObject({
        submitted: 0,
        unknown: world.readers.length,
      });
      const calls = world.bodies.length;
      world.pass(2 * keyLifeMs);
      await runToEnd(world);
      expect(world.bodies.length).toBe(calls);
    });

    it("keeps its recipients while it is in doubt, whoever leaves meanwhile", async () => {
      const world = await createIssueWorld({
        readers: Math.min(10, batchSize),
        script: ["accept-and-lose-reply"],
        format,
      });
      while (world.bodies.length === 0) await world.slice();
      for (const reader of world.readers) world.gone.add(reader.id);
      await runToEnd(world);
      expect(new Set(world.bodies.map((call) => call.body)).size).toBe(1);
      expect(world.received.length).toBe(world.readers.length);
    });
  });

  describe("a crash", () => {
    it("at any call of any port changes nothing about who gets what, how often", async () => {
      const many = Math.ceil(2.3 * batchSize);
      for (let call = 1; call <= 60; call += 1) {
        const world = await createIssueWorld({ readers: many, crashAt: [call, call + 7, call + 15], format });
        await runToEnd(world);
        expect(addresses(world), `crash at call ${call}`).toEqual(everybody(world));
        expect((await world.issue()).progress[0], `crash at call ${call}`).toMatchObject({
          audience: many,
          submitted: many,
        });
      }
    });

    it("between the provider's acceptance and the ledger's record repeats the request, which the key absorbs", async () => {
      const world = await createIssueWorld({ readers: Math.min(10, batchSize), script: ["accept"], format });
      const submit = world.deps.mailer.submitBatch;
      let first = true;
      world.deps.mailer.submitBatch = async (mails, key) => {
        const answer = await submit(mails, key);
        if (first) {
          first = false;
          throw new Error("crash after the provider took it");
        }
        return answer;
      };
      await runToEnd(world);
      expect(world.bodies.length).toBe(2);
      expect(world.received.length).toBe(world.readers.length);
    });
  });
});

describe("planning", () => {
  it("five times at once makes one issue", async () => {
    const world = await createIssueWorld({ readers: 1 });
    const again = await Promise.all([world.plan(), world.plan(), world.plan(), world.plan(), world.plan()]);
    expect(again.flat()).toEqual([]);
    const { count } = (await world.db
      .prepare("SELECT COUNT(*) AS count FROM issues")
      .first<{ count: number }>()) ?? { count: -1 };
    expect(count).toBe(1);
  });
});
