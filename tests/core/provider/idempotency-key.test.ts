import { describe, expect, it } from "vitest";
import { asIssueId, asSubscriberId } from "../../../src/core/ids.ts";
import * as keys from "../../../src/core/provider/idempotency-key.ts";

const READER = asSubscriberId("0123456789abcdef".repeat(4));
const AT = Date.UTC(2026, 10, 23, 9);
const BATCH = { issue: asIssueId("weekly-2026-11-23"), shard: 3, batch: 12, generation: 1, plannedAt: AT };
const OWED = { id: READER, at: AT, generation: 1 };

const EVERY_KEY = {
  deriveBatchKey: [
    [keys.deriveBatchKey(BATCH), "weekly-2026-11-23/3/12/1/mwt1bxc0"],
    [keys.deriveBatchKey({ ...BATCH, generation: 2 }), "weekly-2026-11-23/3/12/2/mwt1bxc0"],
  ],
  deriveOwedKey: [
    [keys.deriveOwedKey({ ...OWED, kind: "signup" }), `signup-${READER}-1795424400000`],
    [keys.deriveOwedKey({ ...OWED, kind: "signup", generation: 2 }), `signup-${READER}-1795424400000-2`],
    [keys.deriveOwedKey({ ...OWED, kind: "welcome" }), `welcome-${READER}-1795424400000`],
    [keys.deriveOwedKey({ ...OWED, kind: "magic-link" }), `fresh-${READER}-1795424400000`],
    [keys.deriveOwedKey({ ...OWED, kind: "magic-link", generation: 3 }), `fresh-${READER}-1795424400000-3`],
  ],
  deriveTestKey: [
    [keys.deriveTestKey({ webhookId: null, at: AT }, READER), "test/1795424400000/0123456789abcdef"],
    [keys.deriveTestKey({ webhookId: "msg_1", at: AT }, READER), "test/msg_1/0123456789abcdef"],
  ],
} satisfies Record<keyof typeof keys, [string, string][]>;

describe("an idempotency key", () => {
  it.each(Object.entries(EVERY_KEY))(
    "of %s has the form under which mails are in doubt today",
    (_, forms) => {
      for (const [key, form] of forms) expect(key).toBe(form);
    },
  );

  it("is like no other", () => {
    const all = Object.values(EVERY_KEY).flatMap((forms) => forms.map(([key]) => key));
    expect(new Set(all)).toHaveLength(all.length);
  });
});
