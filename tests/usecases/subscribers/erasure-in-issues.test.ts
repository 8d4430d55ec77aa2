import { describe, expect, it } from "vitest";
import type { SubscriberId } from "../../../src/core/ids.ts";
import { type ForgetDependencies, forgetReader } from "../../../src/usecases/issues/forget-reader.ts";
import { eraseSubscriber } from "../../../src/usecases/subscribers/author/erase-subscriber.ts";
import { createSubscriberWorld, join } from "../../builders/subscriber-world.ts";

const ADDRESS = "ada@example.com";

describe("an erasure", () => {
  it("is told to the issues on their way, again at each repeat, and by the repeat where it was cut off", async () => {
    const world = createSubscriberWorld();
    await join(world, ADDRESS);
    const told: SubscriberId[] = [];
    let cutOffs = 1;
    const forgetInIssues = async (id: SubscriberId) => {
      if (cutOffs-- > 0) throw new Error("cut off");
      told.push(id);
    };
    const erase = () => eraseSubscriber({ ...world.deps, forgetInIssues }, { addressOrId: ADDRESS });
    await expect(erase()).rejects.toThrow("cut off");
    const id = await world.idOf(ADDRESS);
    for (const times of [1, 2]) {
      expect(await erase()).toEqual({ ok: true, value: "erased" });
      expect(told).toEqual(Array.from({ length: times }, () => id));
    }
  });

  it("is told to the one object of each issue that may hold the reader", async () => {
    const id = `c${"0".repeat(63)}` as SubscriberId;
    const asked: string[] = [];
    const events: string[] = [];
    const deps = {
      issues: {
        listWithAddresses: async () => [
          { id: "weekly-1", shards: 1, closedAt: 7 },
          { id: "daily-1", shards: 16, closedAt: null },
        ],
      },
      ledgers: {
        forget: async (issue: string, shard: number) => {
          asked.push(`${issue}/${shard}`);
          return issue === "weekly-1";
        },
      },
      log: { record: (event: string) => void events.push(event) },
    } as unknown as ForgetDependencies; // issues as far as they are looked at
    await forgetReader(deps, id);
    expect(asked.sort()).toEqual(["daily-1/12", "weekly-1/0"]);
    expect(events).toEqual(["erasure.postponed"]); // the object finds it among the changes
  });

  it("is to be repeated where a closed issue could not be told, which no tick wakes, after all others were", async () => {
    const id = `c${"0".repeat(63)}` as SubscriberId;
    const told: string[] = [];
    let isReachable = false;
    const deps = {
      issues: {
        listWithAddresses: async () => [
          { id: "weekly-1", shards: 1, closedAt: 7 },
          { id: "daily-1", shards: 1, closedAt: 8 },
        ],
      },
      ledgers: {
        forget: async (issue: string) => {
          told.push(issue);
          return isReachable || issue === "daily-1";
        },
      },
      log: { record: () => {} },
    } as unknown as ForgetDependencies; // issues as far as they are looked at
    await expect(forgetReader(deps, id)).rejects.toThrow("weekly-1");
    isReachable = true;
    for (let times = 0; times < 2; times += 1) await forgetReader(deps, id);
    expect(told).toEqual(Array.from({ length: 3 }, () => ["weekly-1", "daily-1"]).flat());
  });
});
