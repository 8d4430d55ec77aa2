import { describe, expect, it } from "vitest";
import { batchFingerprint } from "../../../src/core/editions/batch-fingerprint.ts";

const mailTo = (address: string, hash = "hash-of-x") => ({
  edition: { hash, pieces: [] },
  parts: {
    address,
    leaveUrl: `https://news.example.com/unsubscribe?token=${address[0]}`,
    manageToken: "manage-token",
  },
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
