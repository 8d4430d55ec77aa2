import { describe, expect, it } from "vitest";
import {
  deriveKnownRevision,
  isTrusted,
  type KeptAnswer,
  TRUSTED_MS,
} from "../../../src/core/site/answer.ts";

const kept: KeptAnswer = { revision: 7, modifiedAt: 0, freshUntil: 10_000, body: "", etag: '""' };

describe("an answer that is kept", () => {
  it("is of its revision until a post comes or goes by its date", () => {
    expect([deriveKnownRevision(kept, 9_999), deriveKnownRevision(kept, 10_000)]).toEqual([7, null]);
    expect(deriveKnownRevision({ ...kept, freshUntil: null }, Number.MAX_SAFE_INTEGER)).toBe(7);
    expect(deriveKnownRevision(null, 0)).toBeNull();
  });

  it("is trusted for five seconds after the store said that it is the one of the day, and no longer", () => {
    const checked = { revision: 7, at: 1_000 };
    expect(isTrusted(kept, checked, 1_000 + TRUSTED_MS - 1)).toBe(true);
    expect(isTrusted(kept, checked, 1_000 + TRUSTED_MS)).toBe(false);
    expect(isTrusted(kept, { revision: 8, at: 1_000 }, 1_001)).toBe(false);
    expect(isTrusted(kept, { revision: 7, at: 9_999 }, 10_000)).toBe(false); // a post came meanwhile
  });
});
