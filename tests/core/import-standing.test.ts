import { describe, expect, it } from "vitest";
import { readStanding } from "../../src/core/import-standing.ts";

const NOW = Date.UTC(2026, 10, 23, 9);
const HOUR = 3_600_000;
const read = (cells: Record<string, string>) => readStanding({ email: "ada@example.com", ...cells }, NOW);

describe("what a row says about its reader", () => {
  it.each([
    ...[
      "unsubscribed",
      "Unsubscribed",
      "UNSUBSCRIBED ",
      "un-subscribed",
      "unsubscribe",
      "\u200bunsubscribed",
    ],
    ...["opted-out", "opt_out", "Opted Out", "Unsubscribed by the admin", "bounced (hard)", "complained"],
    ...[
      "cleaned",
      "archived",
      "inactive",
      "disabled",
      "blocklisted",
      "removed",
      "blocked",
      "deleted",
      "junk",
    ],
    ...["cancelled", "Canceled", "undeliverable", "ｕｎｓｕｂｓｃｒｉｂｅｄ"],
    ...["abgemeldet", "Désabonné", "De\u0301sinscrit", "dado de baja", "descadastrado", "ألغى الاشتراك"],
  ])("knows %j as having left", (status) => {
    expect(read({ status })).toEqual({ says: "left", at: null });
  });

  it.each([
    { unsubscribedAt: "2024-05-06T07:08:09Z" },
    { status: "active", unsubscribed_at: "2023-03-24 10:23:10 UTC" },
    { UNSUB_TIME: "2018-02-05 19:28:23" },
    { unsubscription_date: "soon" },
    { unsubscribed: "yes" },
    { email_disabled: "true" },
    { subscribed_to_emails: "FALSE" },
    { Subscribed: "0", status: "subscribed" },
  ])("knows by any column of the row that somebody left: %j", (cells) => {
    expect(read(cells)).toMatchObject({ says: "left" });
  });

  it.each([
    { status: "", unsubscribedAt: "" },
    { unsubscribed: "no", bounced: "0", deleted_at: "null" },
    { Subscribed: "2026-05-19 10:00:00", active_subscription: "false" },
    { status: " \u200b" },
  ])("takes a cell that says no for none: %j", (cells) => {
    expect(read(cells)).toEqual({ says: "nothing" });
  });

  it.each(["active", "Active", "subscribed", "confirmed", "enabled"])("knows %s as active", (status) => {
    expect(read({ status })).toEqual({ says: "active" });
  });

  it.each(["pending", "Unconfirmed", "not confirmed", "unverified", "unactivated", "non-subscribed"])(
    "does not take %s for consent",
    (status) => {
      expect(read({ status })).toMatchObject({ says: "pending", reason: expect.stringContaining("form") });
    },
  );

  it.each(["paused", "cold", "not unsubscribed", "???", "42", "активен"])("is unclear about %s", (status) => {
    expect(read({ status })).toMatchObject({ says: "unclear" });
  });

  it.each([
    ["2024-05-06T07:08:09Z", Date.UTC(2024, 4, 6, 7, 8, 9)],
    ["2024-05-06", Date.UTC(2024, 4, 7, 12)],
    ["2023-03-24 10:23:10 UTC", Date.UTC(2023, 2, 24, 10, 23, 10)],
    ["2019-07-03 12:33:43.970642 +0530 IST", Date.UTC(2019, 6, 3, 7, 3, 43, 970)],
    ["2018-02-05 19:28:23", Date.UTC(2018, 1, 5, 19, 28, 23)],
    ["2026-11-23", null],
    ["2030-01-01", null],
    ["03/04/2024", null],
    ["2024-02-30", null],
  ])(
    "says since when: %s, the latest moment that it can mean, and what is none counts as now",
    (text, at) => {
      expect(read({ status: "unsubscribed", unsubscribedAt: text })).toEqual({ says: "left", at });
    },
  );

  it("takes the latest of several dates", () => {
    const cells = { unsubscribedAt: "2024-05-06T07:00:00Z", clean_time: "2024-05-06T08:00:00Z" };
    expect(read(cells)).toEqual({ says: "left", at: Date.UTC(2024, 4, 6, 7) + HOUR });
    expect(read({ ...cells, bounced: "true" })).toEqual({ says: "left", at: null });
  });
});
