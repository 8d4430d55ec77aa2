import type { Refusal } from "../../core/provider/answer.ts";

/** Status and error name to a refusal, or null where the outcome is in doubt (resend.com/docs/api-reference/errors). */
export function classifyRefusal(status: number, name: string): Refusal | null {
  if (status === 429) {
    if (name === "daily_quota_exceeded") return "daily-quota";
    return name === "monthly_quota_exceeded" ? "monthly-quota" : "rate";
  }
  if (status === 409) return name === "invalid_idempotent_request" ? "key-reused" : null;
  if (status === 401 || status === 403) return "author";
  if (status === 400 || status === 404 || status === 405 || status === 413 || status === 422)
    return "content";
  return null;
}
