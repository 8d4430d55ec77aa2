import { describe, expect, it } from "vitest";
import { classifyRefusal } from "../../src/adapters/resend/classify-refusal.ts";

describe("a refusal of the provider", () => {
  it.each([
    [429, "daily_quota_exceeded", "daily-quota"],
    [429, "monthly_quota_exceeded", "monthly-quota"],
    [429, "rate_limit_exceeded", "rate"],
    [429, "", "rate"],
    [409, "invalid_idempotent_request", "key-reused"],
    [401, "missing_api_key", "author"],
    [403, "validation_error", "author"],
    [400, "validation_error", "content"],
    [404, "not_found", "content"],
    [405, "method_not_allowed", "content"],
    [413, "", "content"],
    [422, "invalid_idempotent_request", "content"],
  ])("of status %i named %j is about: %s", (status, name, reason) => {
    expect(classifyRefusal(status, name)).toBe(reason);
  });

  it.each([
    [409, "concurrent_idempotent_requests"],
    [500, "daily_quota_exceeded"],
    [503, ""],
    [302, ""],
    [402, ""],
    [408, ""],
    [418, ""],
  ])("of status %i named %j is certain of nothing", (status, name) => {
    expect(classifyRefusal(status, name)).toBeNull();
  });
});
