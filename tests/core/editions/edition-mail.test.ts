import { describe, expect, it } from "vitest";
import { addressEdition, batchFingerprint } from "../../../src/core/editions/edition-mail.ts";
import { buildContent } from "../../builders/content.ts";

const mailTo = (address: string, hash = "hash-of-x") => ({
  edition: { hash, pieces: [] },
  parts: {
    address,
    leaveUrl: `https://news.example.com/unsubscribe?token=${address[0]}`,
    manageToken: "manage-token",
  },
});

describe("an edition as it leaves", () => {
  it("has placeholders for whose mail it is, the issue in its tags, and the list's headers", () => {
    const mail = { subject: "S", html: "<p>h</p>", text: "t" };
    expect(addressEdition(buildContent(), mail)).toEqual({
      from: "News <news@example.com>",
      to: "5ca1ab1e@place.invalid",
      replyTo: "author@example.com",
      ...mail,
      headers: {
        "List-Unsubscribe": "<https://place.invalid/5ca1ab1e/leave>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "List-Id": "<newsletter.news.example.com>",
      },
      tags: { issue: "weekly-2026-11-23", cadence: "weekly" },
    });
  });
});

describe("the fingerprint of a batch", () => {
  const [one, two] = [mailTo("a@example.com"), mailTo("b@example.com")] as const;

  it("is the same for the same bytes, and for batches that a version before has frozen", () => {
    expect(batchFingerprint([one, two])).toBe(batchFingerprint([{ ...one }, { ...two }]));
    expect(batchFingerprint([one])).toBe(
      '[["hash-of-x","a@example.com","https://news.example.com/unsubscribe?token=a","manage-token"]]',
    );
  });

  it.each([
    ["the edition", [one, mailTo("b@example.com", "hash-of-y")]],
    ["the order", [two, one]],
    ["who is in it", [one]],
    ["an address", [{ ...one, parts: { ...one.parts, address: "c@example.com" } }, two]],
    ["a leave address", [{ ...one, parts: { ...one.parts, leaveUrl: two.parts.leaveUrl } }, two]],
    ["a token", [{ ...one, parts: { ...one.parts, manageToken: "another" } }, two]],
  ])("is another one where %s is", (_, others) => {
    expect(batchFingerprint(others)).not.toBe(batchFingerprint([one, two]));
  });
});
