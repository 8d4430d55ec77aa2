import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { createAddressHasher } from "../../../src/adapters/crypto/address-hasher.ts";
import { isEqualInConstantTime } from "../../../src/adapters/crypto/constant-time.ts";
import { contentHasher } from "../../../src/adapters/crypto/content-hasher.ts";
import { createLinkSigner } from "../../../src/adapters/crypto/link-signer.ts";
import { secretCheck } from "../../../src/adapters/crypto/secret-check.ts";
import { createWebhookVerifier } from "../../../src/adapters/crypto/webhook-verifier.ts";
import { systemClock } from "../../../src/adapters/runtime/system-clock.ts";
import type { LinkClaims } from "../../../src/core/access/link-token.ts";
import { asSubscriberId, isSubscriberId } from "../../../src/core/ids.ts";

const NEW_KEY = "the newer of two secret keys";
const OLD_KEY = "the older of two secret keys";
const CLAIMS: LinkClaims = {
  purpose: "leave",
  id: asSubscriberId("0123456789abcdef".repeat(4)),
  issuedAt: 1_795_000_000_123,
};
const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

/** The same suite runs in Node and in workerd: both have Web Crypto, with small differences. */
export function describePlatform() {
  describe("the content hasher", () => {
    it("gives the SHA-256 of the UTF-8 text in hex", async () => {
      expect(await contentHasher.hash("abc")).toBe(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
      );
      expect(await contentHasher.hash("é")).toBe(
        "4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c",
      );
    });
  });

  describe("the address hasher", () => {
    it("gives the same 64 hex digits for the same address", async () => {
      const id = await createAddressHasher([OLD_KEY]).hash("ada@example.com");
      expect(isSubscriberId(id)).toBe(true);
      expect(await createAddressHasher([OLD_KEY]).hash("ada@example.com")).toBe(id);
      expect(await createAddressHasher([OLD_KEY]).hash("eve@example.com")).not.toBe(id);
    });

    it("keeps every id when a new key is put before the old one", async () => {
      const before = await createAddressHasher([OLD_KEY]).hash("ada@example.com");
      expect(await createAddressHasher([NEW_KEY, OLD_KEY]).hash("ada@example.com")).toBe(before);
      expect(await createAddressHasher([OLD_KEY, NEW_KEY]).hash("ada@example.com")).not.toBe(before);
    });
  });

  describe("the link signer", () => {
    it("reads back what it signed", async () => {
      const signer = createLinkSigner([OLD_KEY]);
      for (const purpose of ["confirm", "leave", "manage", "fresh", "browser"] as const) {
        const token = await signer.sign({ ...CLAIMS, purpose });
        expect(token).toMatch(/^[A-Za-z0-9_-]{74}$/);
        expect(await signer.verify(token, purpose)).toEqual({ ...CLAIMS, purpose });
      }
    });

    it("believes a retired key nothing but that somebody leaves, and signs nothing with it", async () => {
      const before = createLinkSigner([OLD_KEY]);
      const after = createLinkSigner([NEW_KEY, OLD_KEY], [OLD_KEY]);
      for (const purpose of ["confirm", "manage", "fresh", "browser"] as const) {
        const token = await before.sign({ ...CLAIMS, purpose });
        expect(await createLinkSigner([NEW_KEY, OLD_KEY]).verify(token, purpose)).not.toBeNull();
        expect(await after.verify(token, purpose)).toBeNull();
        const own = await after.sign({ ...CLAIMS, purpose });
        expect(await after.verify(own, purpose)).toEqual({ ...CLAIMS, purpose });
        expect(await before.verify(own, purpose)).toBeNull();
      }
      expect(await after.verify(await before.sign(CLAIMS), "leave")).toEqual(CLAIMS);
      const [[, mail] = [CLAIMS, { leave: "", manage: "" }]] = await before.signMails(
        [CLAIMS],
        CLAIMS.issuedAt,
      );
      expect(await after.verify(mail.leave, "leave")).toEqual(CLAIMS);
      expect(await after.verify(mail.manage, "manage")).toBeNull();
    });

    it("gives the same token for the same claims, so that a retried mail has the same bytes", async () => {
      expect(await createLinkSigner([OLD_KEY]).sign(CLAIMS)).toBe(
        await createLinkSigner([OLD_KEY]).sign({ ...CLAIMS }),
      );
    });

    it("gives each recipient of a batch both tokens as it gives each alone", async () => {
      const signer = createLinkSigner([NEW_KEY, OLD_KEY]);
      const recipients = [CLAIMS.id, asSubscriberId("fedcba9876543210".repeat(4))].map((id) => ({ id }));
      const signed = await signer.signMails(recipients, CLAIMS.issuedAt);
      expect(signed.map(([recipient]) => recipient)).toEqual(recipients);
      for (const [{ id }, { leave, manage }] of signed) {
        expect(leave).toBe(await signer.sign({ ...CLAIMS, id, purpose: "leave" }));
        expect(manage).toBe(await signer.sign({ ...CLAIMS, id, purpose: "manage" }));
      }
      expect(await signer.signMails([], CLAIMS.issuedAt)).toEqual([]);
    });

    it("tells nothing of one token of a mail by the other", async () => {
      const signer = createLinkSigner([NEW_KEY, OLD_KEY]);
      const [leave, manage] = [
        await signer.sign({ ...CLAIMS, purpose: "leave" }),
        await signer.sign({ ...CLAIMS, purpose: "manage" }),
      ];
      const forged = manage.slice(0, 52) + leave.slice(52); // 39 bytes of claims are 52 characters
      expect(forged).not.toBe(manage);
      for (const purpose of ["manage", "leave", "confirm", "fresh"] as const)
        expect(await signer.verify(forged, purpose)).toBeNull();
    });

    it("refuses a token for another purpose", async () => {
      const signer = createLinkSigner([OLD_KEY]);
      expect(await signer.verify(await signer.sign(CLAIMS), "manage")).toBeNull();
    });

    it("goes on with old links after a new key was put in front, and signs with the new one", async () => {
      const both = createLinkSigner([NEW_KEY, OLD_KEY]);
      expect(await both.verify(await createLinkSigner([OLD_KEY]).sign(CLAIMS), "leave")).toEqual(CLAIMS);
      expect(await createLinkSigner([NEW_KEY]).verify(await both.sign(CLAIMS), "leave")).toEqual(CLAIMS);
      expect(await createLinkSigner([OLD_KEY]).verify(await both.sign(CLAIMS), "leave")).toBeNull();
    });

    it("refuses a token with any one character changed", async () => {
      const signer = createLinkSigner([OLD_KEY]);
      const token = await signer.sign(CLAIMS);
      for (let index = 0; index < token.length; index++) {
        const other = token[index] === "A" ? "B" : "A";
        expect(
          await signer.verify(token.slice(0, index) + other + token.slice(index + 1), "leave"),
        ).toBeNull();
      }
    });

    it.each(["", "x", "not a token", "ü", "A".repeat(74), "A".repeat(10_000), "=".repeat(74)])(
      "refuses %j",
      async (token) => {
        expect(await createLinkSigner([OLD_KEY]).verify(token, "leave")).toBeNull();
      },
    );

    it("does not take the code of an address for the code of a link", async () => {
      const signer = createLinkSigner([OLD_KEY]);
      const id = await createAddressHasher([OLD_KEY]).hash("ada@example.com");
      expect(
        await signer.verify((await signer.sign(CLAIMS)).slice(0, 52) + id.slice(0, 22), "leave"),
      ).toBeNull();
    });
  });

  describe("the secret check", () => {
    it("matches the secret and nothing else", async () => {
      expect(await secretCheck.matches("a secret", "a secret")).toBe(true);
      for (const wrong of ["", "a", "a secreT", "a secret "])
        expect(await secretCheck.matches(wrong, "a secret")).toBe(false);
    });

    it("matches nothing where there is no secret", async () => {
      expect(await secretCheck.matches("", "")).toBe(false);
    });

    it("compares bytes of different lengths without throwing", () => {
      expect(isEqualInConstantTime(new Uint8Array([1, 2]), new Uint8Array([1, 2, 3]))).toBe(false);
      expect(isEqualInConstantTime(new Uint8Array([1, 2]), new Uint8Array([1, 3]))).toBe(false);
      expect(isEqualInConstantTime(new Uint8Array([1, 2]), new Uint8Array([1, 2]))).toBe(true);
    });
  });

  describe("the webhook verifier", () => {
    const sign = (body: string, ageSeconds = 0) => {
      const at = new Date(Date.now() - ageSeconds * 1000);
      const signature = new Webhook(SECRET).sign("msg_1", at, body);
      return { id: "msg_1", timestamp: String(Math.floor(at.getTime() / 1000)), signature };
    };
    const verifier = createWebhookVerifier(SECRET);

    it("takes what was signed with the secret, JSON or not", () => {
      for (const body of ['{"cadence":"weekly"}', "", "not json"])
        expect(verifier.verify(body, sign(body))).toBe(true);
    });

    it("takes one valid signature among several", () => {
      const headers = sign("{}");
      expect(verifier.verify("{}", { ...headers, signature: `v1,AAAA v1a,BBBB ${headers.signature}` })).toBe(
        true,
      );
    });

    it("refuses a signature that is more than five minutes old or ahead", () => {
      expect(verifier.verify("{}", sign("{}", 290))).toBe(true);
      expect(verifier.verify("{}", sign("{}", 301))).toBe(false);
      expect(verifier.verify("{}", sign("{}", -310))).toBe(false);
    });

    it("refuses another body, another id, another secret", () => {
      expect(verifier.verify('{"a":1}', sign("{}"))).toBe(false);
      expect(verifier.verify("{}", { ...sign("{}"), id: "msg_2" })).toBe(false);
      expect(createWebhookVerifier("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").verify("{}", sign("{}"))).toBe(
        false,
      );
    });

    it.each([
      { id: null },
      { timestamp: null },
      { signature: null },
      { signature: "" },
      { signature: "v1" },
      { signature: "nonsense" },
      { timestamp: "soon" },
    ])("refuses headers with %j and does not throw", (change) => {
      expect(verifier.verify("{}", { ...sign("{}"), ...change })).toBe(false);
    });

    it("lets nobody in where no secret is set", () => {
      expect(createWebhookVerifier(null).verify("{}", sign("{}"))).toBe(false);
    });
  });

  describe("the system clock", () => {
    it("sleeps about as long as asked, and not at all for no time", async () => {
      const start = systemClock.now();
      await systemClock.sleep(-5);
      await systemClock.sleep(20);
      expect(systemClock.now() - start).toBeGreaterThanOrEqual(15);
    });
  });
}
