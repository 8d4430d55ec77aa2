import { describe, expect, it } from "vitest";
import {
  bareAddress,
  explainInconclusive,
  type MailRecord,
  selectWanted,
} from "../../../src/core/provider/mail-evidence.ts";

const SINCE = Date.UTC(2026, 10, 23, 9);
const record = (to: string, subject = "Monday's digest", at = SINCE + 1000): MailRecord => ({
  id: to,
  to: [to],
  subject,
  at,
});
const wanted = {
  since: SINCE,
  until: SINCE + 1000,
  subjects: new Map([
    ["ada@example.com", "Monday's digest"],
    ["eva@example.com", "Lo del lunes"],
  ]),
};

const LISTING = { delayMs: 10 * 60_000, keptMs: 29 * 86_400_000 };

describe("evidence of a batch in the provider's list", () => {
  it("is a mail to one of its readers with the subject of their edition, however the address is written", () => {
    const records = [record("Ada <Ada@Example.com>"), record("eva@example.com", "Lo del lunes")];
    expect(selectWanted(records, wanted)).toEqual(["ada@example.com", "eva@example.com"]);
  });

  it("is no mail to others, no other mail to them, and none from before the first attempt", () => {
    const records = [
      record("bob@example.com"),
      record("ada@example.com", "Please confirm"),
      record("eva@example.com"),
      record("ada@example.com", "Monday's digest", SINCE - 3_600_000),
    ];
    expect(selectWanted(records, wanted)).toEqual([]);
  });

  it("allows the provider's clock to be a little slow", () => {
    expect(selectWanted([record("ada@example.com", "Monday's digest", SINCE - 5000)], wanted)).toEqual([
      "ada@example.com",
    ]);
  });

  it("proves nothing by what is missing within ten minutes of the last attempt, nor after a month", () => {
    const minutes = (count: number) => SINCE + count * 60_000;
    expect(explainInconclusive(wanted, LISTING, minutes(9))).toMatch("not be listed yet");
    expect(explainInconclusive({ ...wanted, until: minutes(60) }, LISTING, minutes(65))).toMatch(
      "not be listed yet",
    );
    expect(explainInconclusive(wanted, LISTING, minutes(11))).toBeNull();
    expect(explainInconclusive(wanted, LISTING, minutes(30 * 24 * 60))).toMatch("listed no more");
  });

  it("takes an address out of its display name", () => {
    expect(bareAddress("A <b> <Ada@example.com> ")).toBe("ada@example.com");
    expect(bareAddress("ada@example.com")).toBe("ada@example.com");
  });
});
