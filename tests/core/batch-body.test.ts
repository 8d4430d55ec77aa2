import { describe, expect, it } from "vitest";
import { composeBatchBody, encodeEdition } from "../../src/core/batch-body.ts";
import { type IssueContent, LEAVE_URL_PLACE } from "../../src/core/edition.ts";
import { asEditionKey, asIssueId, asSubscriberId } from "../../src/core/ids.ts";

const content: IssueContent = {
  issue: asIssueId("weekly-2026-11-23"),
  cadence: "weekly",
  slotAt: 0,
  catchUps: [],
  stories: [],
  envelope: {
    from: "News <news@example.com>",
    replyTo: "author@example.com",
    publicUrl: "https://news.example.com/",
    siteUrl: "https://example.com/",
    title: "T",
    description: "D",
    postalAddress: "P",
    timeZone: "UTC",
    languages: ["en"],
    cadences: ["weekly"],
    tokenAt: 0,
  },
};
const mail = {
  subject: 'A "quoted" $& subject',
  html: `<a href="${LEAVE_URL_PLACE}">x</a>`,
  text: `\n${LEAVE_URL_PLACE}`,
};
const entry = (address: string) => ({ id: asSubscriberId("a"), address, edition: asEditionKey("en.x") });
const parts = (address: string) => ({
  entry: entry(address),
  leaveUrl: `https://news.example.com/unsubscribe?token=${address[0]}`,
  manageToken: "manage-token",
});

const read = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe("the body of a batch", () => {
  const editions = new Map([["en.x", encodeEdition(content, mail)]]);

  it("is what encoding each mail by itself would give, the personal parts in their places", () => {
    const body = JSON.parse(
      read(composeBatchBody([parts('odd"$&name@example.com'), parts("b@example.com")], editions)),
    );
    expect(body.length).toBe(2);
    expect(body[0]).toMatchObject({
      from: "News <news@example.com>",
      to: ['odd"$&name@example.com'],
      reply_to: "author@example.com",
      subject: 'A "quoted" $& subject',
      html: '<a href="https://news.example.com/unsubscribe?token=o">x</a>',
      headers: {
        "List-Unsubscribe": "<https://news.example.com/unsubscribe?token=o>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "List-Id": "<newsletter.news.example.com>",
      },
      tags: [
        { name: "issue", value: "weekly-2026-11-23" },
        { name: "cadence", value: "weekly" },
      ],
    });
    expect(body[1].text).toBe("\nhttps://news.example.com/unsubscribe?token=b");
  });

  it("is the same bytes for the same recipients", () => {
    expect(composeBatchBody([parts("a@example.com")], editions)).toEqual(
      composeBatchBody([parts("a@example.com")], editions),
    );
  });

  it("is not built from an edition that was never rendered", () => {
    expect(() => composeBatchBody([parts("a@example.com")], new Map())).toThrow(/not rendered/);
  });
});
