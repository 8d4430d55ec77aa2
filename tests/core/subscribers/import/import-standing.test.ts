import { describe, expect, it } from "vitest";
import { readStanding } from "../../../../src/core/subscribers/import/import-standing.ts";

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

  it.each([
    ...["Subscription Status", "Member Status", "Email Marketing Status", "subscriber_state", "email_status"],
    ...["state", "estado", "Zustand", "SubscriberState", "status_of_member", "Statut", "consent status"],
    ...["consent", "accepts_marketing", "newsletter", "confirmed"],
  ])("knows unsubscribed in the column %s as having left", (name) => {
    expect(read({ [name]: "Unsubscribed" })).toMatchObject({ says: "left" });
    expect(read({ status: "active", [name]: "opted-out" })).toMatchObject({ says: "left" });
  });

  it.each([
    ...[
      "unsubscribe_time",
      "Unsubscribed Date",
      "Unsub Date",
      "date of unsubscription",
      "unsubscribe_reason",
    ],
    ...["is_unsubscribed", "has_unsubscribed", "isUnsubscribed", "HAS-UNSUBSCRIBED", "Deleted", "Blocked"],
    ...["blocklisted", "email_blacklisted", "Suppressed", "is suppressed", "do_not_email", "DoNotContact"],
    ...[
      "Don't email",
      "opted_out_of_email",
      "HasOptedOutOfEmail",
      "Unsubscribed from all email",
      "removed_at",
    ],
    ...["bounces", "spam complaint", "email_disabled", "not subscribed", "is_not_active", "abgemeldet am"],
    ...["fecha de baja", "désabonné le", "no_email"],
  ])("takes what stands in the column %s for having left, and its no for none", (name) => {
    expect(read({ [name]: "true" })).toMatchObject({ says: "left" });
    expect(read({ status: "active", [name]: "too many mails" })).toMatchObject({ says: "left" });
    for (const no of ["", "0", "FALSE", "no", "null", "-", "0000-00-00 00:00:00"])
      expect(read({ [name]: no })).toEqual({ says: "nothing" });
  });

  it.each([
    ...["consent", "accepts_marketing", "email consent", "opt_in", "is_subscriber", "Newsletter"],
    ...["marketing_consent", "Einwilligung", "receives_emails", "email_active"],
  ])("takes a no in the column %s for having left, and a yes for none", (name) => {
    expect(read({ [name]: "no" })).toMatchObject({ says: "left" });
    expect(read({ [name]: "0", status: "active" })).toMatchObject({ says: "left" });
    for (const yes of ["yes", "TRUE", "1", ""]) expect(read({ [name]: yes })).toEqual({ says: "nothing" });
  });

  it.each([
    { "Subscription Status": "churned" },
    { state: "churned" },
    { consent: "perhaps" },
    { opt_in: "?" },
    { sms_opt_out: "yes" },
    { "Plan cancelled": "2024-05-06" },
    { not_unsubscribed: "no" },
    { flag: "left" },
    { remark: "Unsubscribed" },
    { tags: "vip; unsubscribed" },
    { topics: "unsubscribed" },
    { first_name: "Unsubscribed" },
    { cadence: "opted out" },
  ])("is unclear about what it cannot read, and names the column and the cell: %j", (cells) => {
    const [[name, cell] = []] = Object.entries(cells);
    const reason = expect.stringMatching(new RegExp(`${name}.*${cell === "?" ? "\\?" : cell}`));
    expect(read(cells)).toEqual({ says: "unclear", reason });
    expect(read({ status: "active", ...cells })).toMatchObject({ says: "unclear" });
  });

  it.each([
    { first_name: "Baja", company: "Left Ltd", tags: "spam;out" },
    { topics: "spam", notes: "left", city: "Baja" },
    { state: "CA" },
    { State: "Texas", City: "Austin" },
    { OPTIN_TIME: "2018-02-05 19:28:23", OPTIN_IP: "203.0.113.7", CONFIRM_TIME: "05/02/2018 19:28" },
    { consent_source: "web form", consent_at: "May 3, 2024", subscribed_at: "1714700000" },
    { active_subscription: "false", "Cancel date": "2024-05-06", expiry: "2025-05-06" },
    {
      "Event contact": "Eve",
      "Agent email": "eve@example.com",
      "No. of emails sent": "5",
      Objective: "learn",
    },
    { unsubscribe_url: "https://example.com/leave" },
    { payment_status: "paid", email_status: "valid", subscription_plan: "free" },
    { newsletter: "Rust Weekly", last_active: "2024-05-06", member_rating: "3" },
  ])("does not hear leaving where none is spoken of: %j", (cells) => {
    expect(read(cells)).toEqual({ says: "nothing" });
  });

  it("takes a hook for a yes, and a cross where somebody was asked for no yes", () => {
    expect(read({ unsubscribed: "✓" })).toMatchObject({ says: "left" });
    expect(read({ consent: "✔" })).toEqual({ says: "nothing" });
    expect(read({ consent: "✗" })).toMatchObject({ says: "unclear" });
  });

  it("does not take somebody for confirmed whose row says that they are not", () => {
    expect(read({ confirmed: "no" })).toMatchObject({ says: "pending" });
    expect(read({ email_verified: "false", subscriber_status: "active" })).toMatchObject({ says: "pending" });
  });

  it("knows since when beside a reason, which is no date", () => {
    const cells = { UNSUB_TIME: "2018-02-05 19:28:23", UNSUB_CAMPAIGN_TITLE: "May", UNSUB_REASON: "NORMAL" };
    expect(read(cells)).toEqual({ says: "left", at: Date.UTC(2018, 1, 5, 19, 28, 23) });
  });
});

describe("when and from where somebody agreed", () => {
  it.each([
    ...["203.0.113.7", "2001:db8::ff00:42", "1714700000", "2024-05-06", "2024-05-06 07:08:09 UTC"],
    ...["05/06/2024 07:08", "May 3, 2024", "3 May 2024 10:00 PM", "Fri, 03 May 2024 10:00:00 GMT"],
  ])("is evidence of a consent: %s", (consent) => {
    expect(read({ consent })).toEqual({ says: "nothing" });
    expect(read({ "Subscription Status": consent })).toEqual({ says: "nothing" });
  });

  it.each([
    "12 apostles of 2024",
    "room 1234",
    "x2024-05-06",
    "203",
    "5/6",
    "beef",
    "see 203.0.113.7",
    "2024 or so",
  ])("is no other text: %s", (consent) => {
    expect(read({ consent })).toMatchObject({ says: "unclear" });
  });
});

describe("a column that may be a status or a part of a country", () => {
  it.each([
    ["NY", "nothing"],
    ["NSW", "nothing"],
    ["ny", "unclear"],
    ["N", "unclear"],
    ["NSWX", "unclear"],
    ["NY 10001", "unclear"],
    ["Unsubscribed", "left"],
    ["subscribed", "active"],
  ])("is read by what it holds: %s, %s", (state, says) => {
    expect(read({ state })).toMatchObject({ says });
  });

  it("is a part of an address where a town or a street stands beside it, and its word of leaving counts still", () => {
    for (const name of ["city", "Zip code", "Postal", "Country", "Street", "provincia, pais", "Ort"]) {
      expect(read({ state: "ny", [name]: "x" })).toEqual({ says: "nothing" });
      expect(read({ state: "ny", [name]: " " })).toMatchObject({ says: "unclear" });
    }
    expect(read({ state: "unsubscribed", city: "x" })).toMatchObject({ says: "left" });
  });
});

describe("a column that denies", () => {
  it.each([
    ["not interested in newsletter", "yes", "left"],
    ["no longer wants email", "yes", "nothing"],
    ["never opted in", "yes", "left"],
    ["not confirmed", "yes", "nothing"],
    ["never unsubscribed", "yes", "unclear"],
  ])("%s: %s, %s", (name, text, says) => {
    expect(read({ [name]: text })).toMatchObject({ says });
  });
});

describe("a column that says whether somebody is active", () => {
  it("is asked about the newsletter, and not about anything else", () => {
    expect(read({ is_active: "no" })).toMatchObject({ says: "left" });
    expect(read({ "Email enabled": "0" })).toMatchObject({ says: "left" });
    expect(read({ "Active projects": "no" })).toEqual({ says: "nothing" });
  });
});
