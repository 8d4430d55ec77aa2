import { describe, expect, it } from "vitest";
import { deriveImportChange } from "../../../../src/core/subscribers/import/derive-import-change.ts";
import type { ImportChoices } from "../../../../src/core/subscribers/import/import-row.ts";
import { buildSubscriber, departed, idOf } from "../../../builders/subscribers.ts";

const NOW = Date.UTC(2026, 10, 23, 9);
const LEFT_AT = Date.UTC(2024, 4, 6);
const ID = idOf("a");
const NUMBERS = new Map([
  ["rust", 7],
  ["go", 3],
]);
const choices: ImportChoices = {
  languages: ["es", "en"],
  topics: ["rust", "go", "unknown"].map((slug) => ({ slug, name: slug })),
  cadence: "daily",
  timeZone: "Asia/Tokyo",
  confirmedAt: Date.UTC(2025, 0, 1),
  pause: null,
};
const address = "ada@example.com";
const ACTIVE = buildSubscriber("a", { pause: { from: 1, until: NOW + 5 } });
const derive = (move: Parameters<typeof deriveImportChange>[0]["move"], expectedSeq: number | null = null) =>
  deriveImportChange({ id: ID, move, expectedSeq }, NUMBERS, NOW);

describe("a reader from a file", () => {
  it("joins with what the file says, by a consent that claims no words, and keeps no unsubscription", () => {
    const act = { at: NOW, via: "import", wording: "", language: "es", origin: null, client: null };
    expect(derive({ do: "join", address, choices }, 4)).toEqual({
      ...{ id: ID, at: NOW, expectedSeq: 4, before: null, unsubscription: "keep", unsubscribedAt: NOW },
      record: {
        ...{ id: ID, address, status: "active", languages: ["es", "en"], topics: [3, 7], cadence: "daily" },
        ...{ hour: null, timeZone: "Asia/Tokyo", confirmedAt: choices.confirmedAt },
        ...{ servedThrough: null, catchUpThrough: null, pause: null },
        consent: { signup: act, confirmation: act },
      },
    });
  });

  it("who left elsewhere is kept as having left, since when the file says", () => {
    expect(derive({ do: "keep-out", address, choices, leftAt: LEFT_AT })).toMatchObject({
      ...{ before: null, unsubscription: "add", unsubscribedAt: LEFT_AT, at: NOW },
      record: { status: "unsubscribed", leftAt: LEFT_AT, address },
    });
  });

  it("who is here and leaves was served until now, and keeps no pause", () => {
    expect(derive({ do: "leave", record: ACTIVE, leftAt: LEFT_AT })).toEqual({
      ...{
        id: ID,
        at: NOW,
        expectedSeq: null,
        before: ACTIVE,
        unsubscription: "add",
        unsubscribedAt: LEFT_AT,
      },
      record: { ...ACTIVE, status: "unsubscribed", leftAt: NOW, pause: null },
    });
  });

  it("who has left by their record keeps it as it is", () => {
    const gone = departed(buildSubscriber("a"), 5);
    expect(derive({ do: "leave", record: gone, leftAt: LEFT_AT })).toMatchObject({
      before: gone,
      record: gone,
      unsubscription: "add",
    });
  });

  it("changes nothing where nothing is to be done, or the unsubscription alone is moved", () => {
    expect(derive({ do: "nothing" })).toBeNull();
    expect(derive({ do: "leave-again", leftAt: LEFT_AT })).toBeNull();
  });
});
