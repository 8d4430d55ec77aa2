import { describe, expect, it } from "vitest";
import { buildSubscriber } from "../builders/subscribers.ts";
import { createFakeSubscriberBase } from "../fakes/subscriber-base.ts";
import { describeSubscriberBase } from "./suites/subscriber-base-suite.ts";

describeSubscriberBase(() => {
  let now = 0;
  const { base } = createFakeSubscriberBase(() => now, { lagMs: 60_000, missMs: 60_000 });
  const settle = () => {
    now += 120_000;
  };
  return { base, settle };
});

/** What the documentation says of KV and the local emulator does not do. */
describe("the fake of KV", () => {
  it("shows writes late, repeats misses, and refuses a second write within a second", async () => {
    let now = 0;
    const { base } = createFakeSubscriberBase(() => now, { lagMs: 1000, missMs: 5000 });
    const reader = buildSubscriber("a");
    expect(await base.find(reader.id)).toBeNull();
    expect(await base.write(reader)).toBe("written");
    expect(await base.write(reader)).toBe("refused");
    expect(await base.list({ prefix: "", cursor: null })).toMatchObject({ readers: [] });
    now = 1000;
    expect(await base.list({ prefix: "", cursor: null })).toMatchObject({ readers: [{ id: reader.id }] });
    expect(await base.find(reader.id)).toBeNull();
    now = 5000;
    expect(await base.find(reader.id)).toEqual(reader);
  });
});
