import { describe, expect, it } from "vitest";
import type { IssueContent, Mail } from "../../../src/core/editions/edition.ts";
import {
  derivePlaceholders,
  fillPlaceholders,
  findPlaceholderFault,
} from "../../../src/core/editions/placeholders.ts";
import { asIssueId } from "../../../src/core/ids.ts";

const KEY = "5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e";
const { address, leaveUrl, manageToken } = derivePlaceholders(KEY);
const content = {
  issue: asIssueId("weekly-2026-11-23"),
  cadence: "weekly",
  envelope: {
    from: "News <news@example.com>",
    replyTo: null,
    cadences: ["weekly", "monthly"],
    placeholderKey: KEY,
  },
} as unknown as IssueContent; // what is looked at
const manage = `https://n.example/preferences?token=${manageToken}`;
const part = `${leaveUrl} ${manage} ${manage} ${manage}`;
const MAIL: Mail = { subject: "A title", html: part, text: part };

describe("the placeholders of an edition", () => {
  it("are right where each part has one to leave by, and one for each link that manages", () => {
    expect(findPlaceholderFault(content, MAIL)).toBeNull();
    const special = { ...content, cadence: "special" } as IssueContent; // nothing slower than a special: one link less
    expect(findPlaceholderFault(special, MAIL)).toMatch(/3 instead of 2 placeholders for manageToken/);
  });

  it.each<[string, Partial<Mail>, RegExp]>([
    ["one more to leave by", { html: `${part} ${leaveUrl}` }, /html part has 2 instead of 1/],
    ["none to leave by", { text: part.replace(leaveUrl, "") }, /text part has 0 instead of 1/],
    ["one more token", { text: `${part} ${manageToken}` }, /text part has 4 instead of 3/],
    ["the address of the reader", { html: `${part} ${address}` }, /1 instead of 0 placeholders for address/],
    ["one that is torn", { html: `${part} ${KEY}` }, /a torn placeholder/],
    ["one in the subject", { subject: `A ${manageToken}` }, /subject has a placeholder/],
    [
      "a line break in the subject",
      { subject: "A\r\nBcc: x@example.com" },
      /subject has a control character/,
    ],
    ["an override in the subject", { subject: "A \u202egnp.exe" }, /subject has a control character/],
    ["NUL in the subject", { subject: "A\u0000" }, /subject has a control character/],
  ])("are wrong with %s", (_, change, fault) => {
    expect(findPlaceholderFault(content, { ...MAIL, ...change })).toMatch(fault);
  });

  it.each([
    ["a line break", "News\r\nBcc: x@example.com <news@example.com>"],
    ["a placeholder", `${manageToken} <news@example.com>`],
  ])("are wrong with %s in the sender", (_, from) => {
    const envelope = { ...content.envelope, from };
    expect(findPlaceholderFault({ ...content, envelope }, MAIL)).toMatch(/^its from has/);
  });

  it("make way for a reader's own parts, whatever these hold", () => {
    const own = { address: "a@example.com", leaveUrl: "https://n.example/$&?token=$1", manageToken: "$'m$`" };
    const filled = fillPlaceholders(MAIL, derivePlaceholders(KEY), own);
    const link = "https://n.example/preferences?token=$'m$`";
    expect(filled).toEqual({
      subject: "A title",
      html: `https://n.example/$&?token=$1 ${link} ${link} ${link}`,
      text: `https://n.example/$&?token=$1 ${link} ${link} ${link}`,
    });
  });
});
