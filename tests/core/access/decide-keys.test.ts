import { describe, expect, it } from "vitest";
import { decideKeys, type KnownKeys } from "../../../src/core/access/decide-keys.ts";

const now = Date.UTC(2026, 10, 29, 12);
const seconds = (count: number) => count * 1000;
const known = (own: Partial<KnownKeys> = {}): KnownKeys => ({
  ...{ ids: ["a"], fetchedAt: now, triedAt: now, attempt: "done" },
  ...own,
});
const since = (age: number, own: Partial<KnownKeys> = {}) =>
  known({ fetchedAt: now - seconds(age), triedAt: now - seconds(age), ...own });

describe("keys that an issuer publishes", () => {
  it("are fetched first, used for ten minutes, and fetched anew then", () => {
    expect(decideKeys({ ids: [], fetchedAt: null, triedAt: null, attempt: "done" }, "a", now)).toBe("fetch");
    expect(decideKeys(known(), "a", now)).toBe("use");
    expect(decideKeys(since(599), "a", now)).toBe("use");
    expect(decideKeys(since(600), "a", now)).toBe("fetch");
  });

  it("are fetched once in half a minute for a key that is not among them, however often one is named", () => {
    expect(decideKeys(known(), "b", now)).toBe("unknown");
    expect(decideKeys(since(29), "b", now)).toBe("unknown");
    expect(decideKeys(since(30), "b", now)).toBe("fetch");
  });

  it("are fetched by one at a time, who is given up after five seconds", () => {
    const running = { ids: [], fetchedAt: null, attempt: "running" } as const;
    expect(decideKeys({ ...running, triedAt: now - seconds(4) }, "a", now)).toBe("wait");
    expect(decideKeys({ ...running, triedAt: now - seconds(5) }, "a", now)).toBe("fetch");
    expect(decideKeys(known({ attempt: "running" }), "a", now)).toBe("use");
  });

  it("that cannot be had are asked for again after five seconds, and nothing is trusted meanwhile", () => {
    const failed = { ids: [], fetchedAt: null, attempt: "failed" } as const;
    expect(decideKeys({ ...failed, triedAt: now - seconds(4) }, "a", now)).toBe("unreachable");
    expect(decideKeys({ ...failed, triedAt: now - seconds(5) }, "a", now)).toBe("fetch");
    expect(decideKeys(since(700, { triedAt: now, attempt: "failed" }), "a", now)).toBe("unreachable");
  });
});
