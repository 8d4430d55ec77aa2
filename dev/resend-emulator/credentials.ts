import { type Answer, refuse, refuseWith } from "./answer.ts";

/** Refuses a request without User-Agent (at Resend's edge, before the API), without key, or with a wrong one. */
export function checkCredentials(headers: Headers, apiKey: string | undefined): Answer | null {
  if (!headers.get("user-agent")) return { status: 403, body: "error code: 1010" };
  const key = /^Bearer\s+(\S+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  if (key === undefined) return refuse("missing_api_key");
  if (apiKey !== undefined && key !== apiKey)
    return refuseWith(401, "validation_error", "API key is invalid");
  return null;
}
