import { describe, expect, it } from "vitest";
import { addressEdition } from "../../../src/core/editions/address-edition.ts";
import { buildContent } from "../../builders/content.ts";

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
