import { describe, expect, it } from "vitest";
import type { IssueContent } from "../../../src/core/editions/edition.ts";
import { derivePlaceholders } from "../../../src/core/editions/placeholders.ts";
import { asEditionKey, asIssueId, asSubscriberId } from "../../../src/core/ids.ts";
import { assembleBody, bodyFingerprint, createBodyRoom } from "../../../src/core/provider/batch-body.ts";
import { encodeEdition, splitAtPlaceholders } from "../../../src/core/provider/encode-edition.ts";

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
    placeholderKey: "5ca1ab1e",
  },
};
const PLACEHOLDERS = derivePlaceholders(content.envelope.placeholderKey);
const mail = {
  subject: 'A "quoted" $& subject',
  html: `<a href="${PLACEHOLDERS.leaveUrl}">x</a>`,
  text: `\n${PLACEHOLDERS.leaveUrl}`,
};
const entry = (address: string) => ({ id: asSubscriberId("a"), address, edition: asEditionKey("en.x") });
const parts = (address: string) => ({
  entry: entry(address),
  leaveUrl: `https://news.example.com/unsubscribe?token=${address[0]}`,
  manageToken: "manage-token",
});

const read = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

const EDITION = asEditionKey("en.x");
const NONE = new Map();

describe("the body of a batch", () => {
  const editions = new Map([
    [EDITION, splitAtPlaceholders(encodeEdition(content, mail), PLACEHOLDERS, "hash-of-x")],
  ]);
  const join = (...addresses: readonly string[]) =>
    assembleBody(addresses.map(parts), editions, createBodyRoom());

  it("is what encoding each mail by itself would give, the personal parts in their places", () => {
    const body = JSON.parse(read(join('odd"$&name@example.com', "b@example.com")));
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

  it("holds an address in any letters beside plain ones", () => {
    const body = JSON.parse(read(join("b@example.com", "jos\u00e9\u{1f600}@example.com", "c@example.com")));
    expect(body.map(({ to }: { to: string[] }) => to[0])).toEqual([
      "b@example.com",
      "jos\u00e9\u{1f600}@example.com",
      "c@example.com",
    ]);
  });

  it("is the same bytes for the same recipients, also in the room of a longer one", () => {
    const room = createBodyRoom();
    assembleBody(["a@example.com", "b@example.com"].map(parts), editions, room);
    expect(assembleBody([parts("c@example.com")], editions, room)).toEqual(join("c@example.com"));
  });

  it("is not joined from an edition that was never rendered, nor described by it", () => {
    const one = [parts("a@example.com")];
    expect(() => assembleBody(one, NONE, createBodyRoom())).toThrow(/not rendered/);
    expect(() => bodyFingerprint(one, NONE)).toThrow(/not rendered/);
  });
});

describe("the description of a body", () => {
  const one = parts("a@example.com");
  const two = parts("b@example.com");
  const tell = (recipients: readonly (typeof one)[], hash = "hash-of-x") =>
    bodyFingerprint(
      recipients,
      new Map([[EDITION, splitAtPlaceholders(encodeEdition(content, mail), PLACEHOLDERS, hash)]]),
    );

  it("is the same for the same bytes", () => {
    expect(tell([one, two])).toBe(tell([{ ...one }, { ...two }]));
  });

  it.each([
    ["the edition", tell([one, two], "hash-of-y")],
    ["the order", tell([two, one])],
    ["who is in it", tell([one])],
    ["an address", tell([{ ...one, entry: entry("c@example.com") }, two])],
    ["a leave address", tell([{ ...one, leaveUrl: two.leaveUrl }, two])],
    ["a token", tell([{ ...one, manageToken: "another" }, two])],
  ])("is another one where %s is", (_, other) => {
    expect(other).not.toBe(tell([one, two]));
  });
});
