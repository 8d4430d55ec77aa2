import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { createKvSubscriberBase } from "../../src/adapters/kv/subscriber-base.ts";
import { buildSubscriber, idOf } from "../builders/subscribers.ts";
import { describeSubscriberBase } from "./suites/subscriber-base-suite.ts";

const { SUBSCRIBERS } = env as unknown as { SUBSCRIBERS: KVNamespace };
const events: string[] = [];
const log = { record: (event: string) => void events.push(event) };

describeSubscriberBase(() => ({ base: createKvSubscriberBase(SUBSCRIBERS, log), settle: () => {} }));

describe("KV", () => {
  it("leaves a key that is not ours out of the list, and says so", async () => {
    const base = createKvSubscriberBase(SUBSCRIBERS, log);
    await base.write(buildSubscriber("e1"));
    await SUBSCRIBERS.put(`sub:${idOf("e2")}`, "by hand");
    await SUBSCRIBERS.put("sub:e3-short", "{}");
    expect(await base.list({ prefix: "e", cursor: null })).toMatchObject({ readers: [{ id: idOf("e1") }] });
    expect(events.filter((event) => event === "subscriber.unreadable")).toHaveLength(2);
  });
});
