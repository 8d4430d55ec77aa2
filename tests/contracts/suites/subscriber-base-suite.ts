import { describe, expect, it } from "vitest";
import { deriveReader } from "../../../src/core/subscribers/subscriber.ts";
import type { SubscriberBase } from "../../../src/ports/subscribers/subscriber-base.ts";
import { buildSubscriber, departed, idOf } from "../../builders/subscribers.ts";

/** What every base of subscribers does, once its delays are over. `settle` waits for them. */
export function describeSubscriberBase(
  create: () => { readonly base: SubscriberBase; readonly settle: () => void },
) {
  describe("the base of subscribers", () => {
    it("gives back whole records, one or many, and nothing for who is not there", async () => {
      const { base, settle } = create();
      const reader = buildSubscriber("ba5e01", { hour: 7, topics: [1, 2], pause: { from: 1, until: 2 } });
      const gone = departed(buildSubscriber("ba5e02"), 9);
      expect(await base.write(reader)).toBe("written");
      expect(await base.write(gone)).toBe("written");
      settle();
      expect(await base.find(reader.id)).toEqual(reader);
      expect(await base.find(idOf("ba5e0f"))).toBeNull();
      expect(await base.findMany([reader.id, gone.id, idOf("ba5e0f")])).toEqual(
        new Map([
          [reader.id, reader],
          [gone.id, gone],
        ]),
      );
      expect(await base.findMany([])).toEqual(new Map());
    });

    it("writes the same record twice, replaces and removes", async () => {
      const { base, settle } = create();
      const reader = buildSubscriber("ba5e11");
      for (const record of [reader, reader, departed(reader, 9)]) {
        expect(await base.write(record)).toBe("written");
        settle();
      }
      expect(await base.find(reader.id)).toMatchObject({ status: "unsubscribed" });
      for (let i = 0; i < 2; i += 1) {
        expect(await base.remove(reader.id)).toBe("written");
        settle();
      }
      expect(await base.find(reader.id)).toBeNull();
    });

    it("lists by prefix, in order of ids, with all that sending needs", async () => {
      const { base, settle } = create();
      const readers = ["cd02", "cd01", "cd0f", "ce01"].map((start) =>
        buildSubscriber(start, { topics: [4] }),
      );
      for (const reader of readers) await base.write(reader);
      settle();
      const page = await base.list({ prefix: "cd", cursor: null });
      expect(page).toEqual({
        readers: [readers[1], readers[0], readers[2]].map((r) => r && deriveReader(r)),
        cursor: null,
      });
      expect(await base.list({ prefix: "cc", cursor: null })).toEqual({ readers: [], cursor: null });
    });

    it("lists at most a thousand a page, and each reader in one page", async () => {
      const { base, settle } = create();
      const ids = Array.from({ length: 1002 }, (_, i) => `dd${(i + 0x100).toString(16)}`);
      for (const start of ids) await base.write(buildSubscriber(start));
      settle();
      const first = await base.list({ prefix: "dd", cursor: null });
      if (first === "cursor-failed") throw new Error("a first page has no cursor");
      expect(first.readers).toHaveLength(1000);
      const second = await base.list({ prefix: "dd", cursor: first.cursor });
      if (second === "cursor-failed") throw new Error("the cursor is fresh");
      expect(second.cursor).toBeNull();
      expect([...first.readers, ...second.readers].map(({ id }) => id)).toEqual(ids.map(idOf));
    });

    it("refuses a record whose metadata is too long, and more than a hundred keys at once", async () => {
      const { base } = create();
      const topics = Array.from({ length: 300 }, (_, i) => 1000 + i);
      expect(await base.write(buildSubscriber("ba5e21", { topics }))).toBe("refused");
      await expect(base.findMany(Array.from({ length: 101 }, (_, i) => idOf(`f${i}`)))).rejects.toThrow(
        "100 keys",
      );
    });
  });
}
