import { describe, expect, it } from "vitest";
import { TURNSTILE_TEST_KEYS } from "../../dev/turnstile-stand-in.ts";
import { createTurnstileCheck } from "../../src/adapters/turnstile/human-check.ts";

const { passing, failing, spent, token } = TURNSTILE_TEST_KEYS;
const check = (secretKey: string, response = token as string, patienceMs?: number) =>
  createTurnstileCheck({ secretKey, ...(patienceMs === undefined ? {} : { patienceMs }) }).check(
    response,
    "203.0.113.1",
  );

describe("Turnstile", () => {
  it("passes what Cloudflare passes", async () => {
    expect(await check(passing)).toEqual({ outcome: "passed", reason: "" });
  });

  it("refuses what Cloudflare refuses, and a token that is spent", async () => {
    expect(await check(failing)).toEqual({ outcome: "refused", reason: "invalid-input-response" });
    expect(await check(spent)).toEqual({ outcome: "refused", reason: "timeout-or-duplicate" });
  });

  it.each(["", "x".repeat(2049)])("refuses no token and an endless one without asking", async (response) => {
    expect(await check(passing, response)).toMatchObject({ outcome: "refused" });
  });

  it.each([
    ["an error of the service", passing, "stand-in:500", "internal-error"],
    ["an answer that is no JSON", passing, "stand-in:no-json", "no-answer"],
    ["a secret that is none", "wrong-secret-key", token, "invalid-input-secret"],
  ])("blames nobody for %s", async (_, secret, response, reason) => {
    expect(await check(secret, response)).toEqual({ outcome: "unknown", reason });
  });

  it("blames nobody for no answer in time", async () => {
    const verdict = await check(passing, "stand-in:silence", 200);
    expect(verdict).toEqual({ outcome: "unknown", reason: "no-answer" });
  });
});
