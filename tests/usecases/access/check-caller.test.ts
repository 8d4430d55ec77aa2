import { describe, expect, it } from "vitest";
import type { WebhookHeaders } from "../../../src/core/access/webhook-headers.ts";
import { checkAuthor } from "../../../src/usecases/access/check-author.ts";
import { checkCaller } from "../../../src/usecases/access/check-caller.ts";

const deps = {
  secretCheck: { matches: async (presented: string, secret: string) => presented === secret },
  authorToken: "author-token",
  webhookVerifier: {
    verify: (body: string, headers: WebhookHeaders) => body === "signed" && headers.signature === "v1,good",
  },
};

describe("the author", () => {
  it.each(["Bearer author-token", "bearer author-token", "Bearer  author-token "])(
    "is known by %j",
    async (header) => {
      expect(await checkAuthor(deps, header)).toBe(true);
    },
  );

  it.each([
    null,
    "",
    "author-token",
    "Basic author-token",
    "Bearer",
    "Bearer wrong",
    "Bearer author-token more",
  ])("is not known by %j", async (header) => {
    expect(await checkAuthor(deps, header)).toBe(false);
  });
});

describe("a caller of the webhook", () => {
  it("is let in by the author's token alone", async () => {
    expect(
      await checkCaller(deps, { headers: { authorization: "Bearer author-token" }, body: "anything" }),
    ).toBe(true);
  });

  it("is let in by a signature over the body alone", async () => {
    expect(await checkCaller(deps, { headers: { "webhook-signature": "v1,good" }, body: "signed" })).toBe(
      true,
    );
    expect(await checkCaller(deps, { headers: { "webhook-signature": "v1,good" }, body: "changed" })).toBe(
      false,
    );
  });

  it("is kept out with neither", async () => {
    expect(await checkCaller(deps, { headers: {}, body: "signed" })).toBe(false);
    expect(await checkCaller(deps, { headers: { authorization: "Bearer wrong" }, body: "signed" })).toBe(
      false,
    );
  });
});
