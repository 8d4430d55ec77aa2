import { describe, expect, it } from "vitest";
import { assembleBody, createBodyBuffer } from "../../src/adapters/resend/batch-body.ts";
import { encodeMail } from "../../src/adapters/resend/encode-mail.ts";
import { addressEdition } from "../../src/core/editions/address-edition.ts";
import { derivePlaceholders } from "../../src/core/editions/placeholders.ts";
import { buildContent } from "../builders/content.ts";

const content = buildContent({ replyTo: "author@example.com" });
const PLACEHOLDERS = derivePlaceholders(content.envelope.placeholderKey);
const mail = {
  subject: 'A "quoted" $& subject',
  html: `<a href="${PLACEHOLDERS.leaveUrl}">x</a>`,
  text: `\n${PLACEHOLDERS.leaveUrl}`,
};
const { text, pieces } = encodeMail(addressEdition(content, mail), PLACEHOLDERS);
const mailTo = (address: string) => ({
  edition: { hash: "of the text", pieces },
  parts: {
    address,
    leaveUrl: `https://news.example.com/unsubscribe?token=${address[0]}`,
    manageToken: "manage-token",
  },
});

const read = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe("a mail for the batch endpoint", () => {
  it("has its fields in the order of ever, because a batch in doubt is repeated to the byte", () => {
    expect(text).toBe(
      `{"from":"News <news@example.com>","to":["5ca1ab1e@place.invalid"],"reply_to":"author@example.com",` +
        `"subject":"A \\"quoted\\" $& subject",` +
        `"html":"<a href=\\"https://place.invalid/5ca1ab1e/leave\\">x</a>",` +
        `"text":"\\nhttps://place.invalid/5ca1ab1e/leave",` +
        `"headers":{"List-Unsubscribe":"<https://place.invalid/5ca1ab1e/leave>",` +
        `"List-Unsubscribe-Post":"List-Unsubscribe=One-Click","List-Id":"<newsletter.news.example.com>"},` +
        `"tags":[{"name":"issue","value":"weekly-2026-11-23"},{"name":"cadence","value":"weekly"}]}`,
    );
  });

  it("has no field for replies where there is no address for them", () => {
    const silent = addressEdition(buildContent({ replyTo: null }), mail);
    expect(encodeMail(silent, PLACEHOLDERS).text).not.toContain("reply_to");
  });
});

describe("the body of a batch", () => {
  const join = (...addresses: readonly string[]) => assembleBody(addresses.map(mailTo), createBodyBuffer());

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

  it("is the same bytes for the same recipients, also in the buffer of a longer one", () => {
    const buffer = createBodyBuffer();
    assembleBody(["a@example.com", "b@example.com"].map(mailTo), buffer);
    expect(assembleBody([mailTo("c@example.com")], buffer)).toEqual(join("c@example.com"));
  });
});
