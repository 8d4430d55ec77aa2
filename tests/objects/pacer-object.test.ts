import { evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { createObjectPacer, createObjectQuota } from "../../src/adapters/runtime/object-pacer.ts";
import { NO_RATE_READING } from "../../src/core/provider/answer.ts";
import type { Env } from "../../src/env.ts";

const { PACER } = env as unknown as Env; // the test's env is typed by no generated file

const differences = (starts: readonly number[]) =>
  starts.slice(1).map((start, index) => start - (starts[index] ?? 0));

describe("the pacer's object", () => {
  it("serves issues and confirmations from one grid, and goes on with it after it was evicted", async () => {
    const pacer = createObjectPacer(PACER);
    const digest = await pacer.reserve("digest", "weekly/0", 8);
    const confirmations = await pacer.reserve("transactional", "someone", 2);
    await evictDurableObject(PACER.getByName("account"));
    const later = await pacer.reserve("transactional", "someone-else", 1);
    for (const gap of differences([...digest, ...confirmations, ...later]))
      expect(gap).toBeGreaterThanOrEqual(120); // 202 apart, closer together only where a stall is made up for
    expect(digest.length).toBeGreaterThanOrEqual(1);
  });

  it("keeps a digest waiting until its start is near, and everybody after a 429", async () => {
    const pacer = createObjectPacer(PACER);
    const heldAt = Date.now();
    await pacer.report({ ...NO_RATE_READING, limited: true, retryAfterSeconds: 1 });
    const [start = 0] = await pacer.reserve("digest", "weekly/0", 1);
    expect(start - heldAt).toBeGreaterThanOrEqual(990);
    expect(start - Date.now()).toBeLessThanOrEqual(200);
  });

  it("grants every mail where no quota is set", async () => {
    expect(await createObjectQuota(PACER).claim(100)).toEqual({ granted: 100, until: null });
  });
});
