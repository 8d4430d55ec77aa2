import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CADENCES } from "../../../src/core/cadence.ts";
import { decideConfirmation } from "../../../src/core/subscribers/decide-confirmation.ts";
import { decideImport } from "../../../src/core/subscribers/import/decide-import.ts";
import { deriveImportChange } from "../../../src/core/subscribers/import/derive-import-change.ts";
import { deriveStandardChoices, parseImportRow } from "../../../src/core/subscribers/import/import-row.ts";
import { parseSignup } from "../../../src/core/subscribers/parse-signup.ts";
import { decidePreferences } from "../../../src/core/subscribers/preferences/decide-preferences.ts";
import { parsePreferences } from "../../../src/core/subscribers/preferences/parse-preferences.ts";
import { encodeReaderMetadata, MAX_METADATA_BYTES } from "../../../src/core/subscribers/reader-metadata.ts";
import {
  type ActiveSubscriber,
  deriveReader,
  type Subscriber,
} from "../../../src/core/subscribers/subscriber.ts";
import { NEWSLETTER } from "../../builders/newsletter.ts";
import { buildSubscriber, idOf } from "../../builders/subscribers.ts";

const NOW = Date.UTC(2026, 10, 23);
/** In the year 2286: no instant of ours has more digits before. */
const LAST_INSTANT = 9_999_999_999_999;
const measure = (record: Subscriber) =>
  new TextEncoder().encode(JSON.stringify(encodeReaderMetadata(deriveReader(record)))).length;

const LANGUAGES = Array.from({ length: 40 }, (_, i) => `en-x-long${i % 10}-long${Math.floor(i / 10)}-tag`);
const TOPICS = Array.from({ length: 20 }, (_, i) => ({
  slug: `t${i}`,
  name: `t${i}`,
  number: 100_000 + i * 40_000,
}));
const OFFER = { ...NEWSLETTER, cadences: [...CADENCES], languages: LANGUAGES, topics: TOPICS };
const HINTS = { timeZone: null, language: null };

/** Whatever a form or a file may hold: the longest address has 254 bytes, and quotation marks of JSON count double. */
const choices = fc.record({
  email: fc
    .tuple(fc.integer({ min: 1, max: 64 }), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }))
    .map(([a, b, c]) => `${"a".repeat(a)}@${"b".repeat(b)}.${"c".repeat(c)}.${"d".repeat(60)}.com`),
  languages: fc.subarray(LANGUAGES, { minLength: 1 }),
  topics: fc.subarray(TOPICS).map((all) => all.map(({ slug }) => slug)),
  cadence: fc.constantFrom(...CADENCES),
  timeZone: fc.constantFrom("UTC", "Europe/Madrid", "America/Argentina/ComodRivadavia"),
});

/** A reader who has by now everything that time, issues and they themselves may add. */
const fill = (record: ActiveSubscriber): ActiveSubscriber => ({
  ...record,
  hour: 23,
  confirmedAt: LAST_INSTANT,
  servedThrough: LAST_INSTANT,
  catchUpThrough: LAST_INSTANT,
  pause: { from: LAST_INSTANT, until: LAST_INSTANT },
});

const isTaken = { taken: 0, refused: 0 };
const count = (taken: boolean) => {
  isTaken[taken ? "taken" : "refused"] += 1;
};

describe("whatever is accepted of a reader", () => {
  it("fits into the metadata of a KV key by the form, then and for ever", () => {
    fc.assert(
      fc.property(choices, (input) => {
        const request = parseSignup(input, OFFER, HINTS);
        count(request.ok);
        if (!request.ok) return;
        const { email, choices: chosen } = request.value;
        const { consent } = buildSubscriber("a");
        const signup = {
          address: email.address,
          choices: chosen,
          consent: consent.signup,
          requestedAt: NOW,
          expiresAt: NOW + 9,
        };
        const claims = { purpose: "confirm", id: idOf("a"), issuedAt: NOW } as const;
        const act = { ...consent.confirmation, at: NOW };
        const confirmation = decideConfirmation({ claims, signup, record: null, unsubscribedAt: null }, act);
        if (confirmation.action !== "activate") throw new Error(confirmation.action);
        expect(measure(fill(confirmation.record))).toBeLessThanOrEqual(MAX_METADATA_BYTES);
      }),
    );
    expect(Math.min(isTaken.taken, isTaken.refused)).toBeGreaterThan(5); // both ends were tried
  });

  it("fits by the preferences, with a pause, an hour and another cadence", () => {
    fc.assert(
      fc.property(choices, choices, (input, before) => {
        const signedUp = parseSignup({ ...before, languages: LANGUAGES.slice(0, 1) }, OFFER, HINTS);
        if (!signedUp.ok) return;
        const record = buildSubscriber("a", {
          address: signedUp.value.email.address,
          ...signedUp.value.choices,
        });
        const wanted = { ...input, hour: "23", pauseUntil: "2026-12-31" };
        const chosen = parsePreferences(wanted, { offer: OFFER, record, now: NOW });
        if (!chosen.ok) return;
        const ends = CADENCES.map((cadence) => ({ cadence, through: LAST_INSTANT }));
        const positions = { revision: 1, plannedAt: NOW, ends, waiting: [] };
        const facts = { offered: OFFER.cadences, positions, now: NOW };
        const decision = decidePreferences(record, chosen.value, facts);
        expect(measure(fill(decision.record ?? record))).toBeLessThanOrEqual(MAX_METADATA_BYTES);
      }),
    );
  });

  it("fits by a file, whatever numbers its topics get, and no opt-out is refused for its size", () => {
    const context = { defaults: { ...OFFER, topics: [] }, now: NOW, isTooLong: false };
    const standard = deriveStandardChoices(OFFER, NOW);
    const facts = {
      record: null,
      unsubscribedAt: null,
      isSuppressed: false,
      isUnreadable: false,
      now: NOW,
      standard,
    };
    fc.assert(
      fc.property(choices, fc.constantFrom("active", "unsubscribed"), (input, status) => {
        const [languages, topics] = [input.languages.join(";"), input.topics.join(";")];
        const row = parseImportRow({ ...input, languages, topics, status }, context);
        if (!row.ok) return;
        const { move } = decideImport(idOf("a"), [{ line: 2, row: row.value }], facts);
        if (status === "unsubscribed") expect(move.do).toBe("keep-out");
        const numbers = new Map(input.topics.map((slug) => [slug, 999_999]));
        const change = deriveImportChange({ id: idOf("a"), move, expectedSeq: null }, numbers, NOW);
        if (change === null) return;
        const record = { ...fill({ ...change.record, status: "active" }), status: change.record.status };
        expect(measure(record as Subscriber)).toBeLessThanOrEqual(MAX_METADATA_BYTES);
      }),
    );
  });
});

describe("the last byte of room", () => {
  const languages = Array.from({ length: 35 }, (_, i) => `en-x-${String(i).padStart(2, "0")}aaaaaa-aaaaaaa`);
  /** The mailbox is as long as it takes for the fullest record to come to exactly so many bytes. */
  const fillTo = (bytes: number) => {
    const build = (length: number) =>
      buildSubscriber("a", { address: `${"a".repeat(length)}@example.com`, cadence: "monthly" });
    return build(bytes - measure(fill({ ...build(0), languages })));
  };

  it.each([
    [MAX_METADATA_BYTES, true],
    [MAX_METADATA_BYTES + 1, false],
  ])("is taken, and not one beyond it: %i bytes", (bytes, ok) => {
    const record = fillTo(bytes);
    expect(measure(fill({ ...record, languages }))).toBe(bytes);
    const offer = { ...OFFER, languages };
    const input = { email: record.address, languages, cadence: "monthly" };
    expect(parseSignup(input, offer, HINTS)).toMatchObject({ ok });
    const chosen = parsePreferences({ languages }, { offer, record, now: NOW });
    expect(chosen).toMatchObject(ok ? { ok } : { ok, problem: { faults: [{ field: "languages" }] } });
  });
});
