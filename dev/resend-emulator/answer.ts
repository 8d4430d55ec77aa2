/** What the emulator says to one API call, before it becomes a `Response`. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Error names and their documented status and words (resend.com/docs/api-reference/errors). */
const ERRORS = {
  invalid_idempotency_key: [400, "Idempotency keys, if present, must have between 1 and 256 characters."],
  validation_error: [422, "An error was found with one or more fields in the request."],
  missing_api_key: [401, "Missing API key in the authorization header."],
  restricted_api_key: [401, "This API key is restricted to only send emails."],
  not_found: [404, "The requested endpoint does not exist."],
  method_not_allowed: [405, "Method is not allowed for the requested path."],
  concurrent_idempotent_requests: [
    409,
    "There is another request in progress with the same idempotency key.",
  ],
  invalid_idempotent_request: [
    409,
    "This idempotency key has been used with this HTTP method and endpoint within the last 24 hours, but the request body was modified and doesn't match the original request.",
  ],
  missing_required_field: [422, "The request body is missing one or more required fields."],
  daily_quota_exceeded: [429, "You have exceeded your daily email sending quota."],
  monthly_quota_exceeded: [429, "You have exceeded your monthly email sending quota."],
  rate_limit_exceeded: [429, "Too many requests. Please limit the number of requests per second."],
  application_error: [500, "An unexpected error occurred."],
  service_unavailable: [503, "API is temporarily unavailable"],
} as const satisfies Record<string, readonly [number, string]>;

export type ErrorName = keyof typeof ERRORS;

/** A documented error; `message` replaces the general words where the fault has a place. */
export function refuse(name: ErrorName, message?: string, headers?: Answer["headers"]): Answer {
  const [status, words] = ERRORS[name];
  return refuseWith(status, name, message ?? words, headers);
}

/** Any status and name in the shape of Resend's errors: `{statusCode, name, message}`. */
export function refuseWith(
  status: number,
  name: string,
  message: string,
  headers: Answer["headers"] = {},
): Answer {
  return { status, body: { statusCode: status, name, message }, headers };
}

export const accept = (body: unknown): Answer => ({ status: 200, body });

/** The name that Resend gives most errors of this status; faults use it where they name none. */
export function nameOfStatus(status: number): string {
  const named = Object.entries(ERRORS).find(([, [known]]) => known === status && status !== 409);
  if (named) return status === 429 ? "rate_limit_exceeded" : named[0];
  return status >= 500 ? "application_error" : "validation_error";
}
