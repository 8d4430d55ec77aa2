import { describe, expect, it } from "vitest";
import { parseSignupRow } from "../../../../src/adapters/d1/subscribers/signup-row.ts";
import {
  CHOICE_FIELDS,
  PREFERENCE_FIELDS,
  parseStoredChoices,
  selectChoices,
} from "../../../../src/core/subscribers/preferences/preference-fields.ts";
import { parseSubscriberRecord } from "../../../../src/core/subscribers/subscriber-record.ts";
import { buildSubscriber } from "../../../builders/subscribers.ts";

const RECORD = buildSubscriber("a", { hour: 7, topics: [2], languages: ["es", "en"] });
const without = (field: string, from: object = RECORD) =>
  Object.fromEntries(Object.entries(from).filter(([name]) => name !== field));

describe("a record that is older than a field of it", () => {
  it.each(["hour", "servedThrough", "catchUpThrough", "pause"])(
    "is read without %s, as it was meant",
    (field) => {
      expect(parseSubscriberRecord(without(field))).toEqual({ ...RECORD, [field]: null });
    },
  );

  it("means the same as a request to join", () => {
    const { consent, address, id } = RECORD;
    const choices = JSON.stringify(without("hour", selectChoices(RECORD)));
    const row = { id, at: 1, address, choices, consent: JSON.stringify(consent.signup), expires_at: null };
    expect(parseSignupRow(row)).toMatchObject({
      value: { choices: { ...selectChoices(RECORD), hour: null } },
    });
  });
});

describe("the choices of a stored record", () => {
  it("are every choice, read as it was written", () => {
    expect(parseStoredChoices(JSON.parse(JSON.stringify(RECORD)))).toEqual(selectChoices(RECORD));
    expect(Object.keys(selectChoices(RECORD))).toEqual([...CHOICE_FIELDS]);
  });

  it.each(CHOICE_FIELDS)("are none where %s is something else", (field) => {
    expect(parseStoredChoices({ ...RECORD, [field]: { strange: true } })).toBeNull();
  });

  it.each(CHOICE_FIELDS.filter((field) => !("older" in PREFERENCE_FIELDS[field])))(
    "are none without %s, which every record has had",
    (field) => {
      expect(parseStoredChoices(without(field))).toBeNull();
    },
  );
});
