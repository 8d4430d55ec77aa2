const DUMMY_TOKEN = "XXXX.DUMMY.TOKEN.XXXX";
const PASSING_SECRET = "1x0000000000000000000000000000000AA";
const FAILING_SECRET = "2x0000000000000000000000000000000AA";
const SPENT_SECRET = "3x0000000000000000000000000000000AA";

/** Keys that Cloudflare gives out for tests; the site key belongs to the secret that passes. */
export const TURNSTILE_TEST_KEYS = {
  siteKey: "1x00000000000000000000AA",
  token: DUMMY_TOKEN,
  passing: PASSING_SECRET,
  failing: FAILING_SECRET,
  spent: SPENT_SECRET,
} as const;

export const isForTurnstile = (request: Request) => new URL(request.url).host === "challenges.cloudflare.com";

/**
 * A stand-in for Turnstile's siteverify: answers its test secrets as documented, refuses every other. Tokens that
 * begin with `stand-in:` make it misbehave: `500`, `silence` (for five seconds), `no-json`.
 */
export async function answerSiteverify(request: Request): Promise<Response> {
  const { secret, response } = (await request.json()) as { secret?: string; response?: string };
  if (response === "stand-in:500") return answer(500, ["internal-error"]);
  if (response === "stand-in:no-json") return new Response("<html>Bad gateway</html>", { status: 502 });
  if (response === "stand-in:silence") await new Promise((resolve) => setTimeout(resolve, 5_000));
  if (secret === FAILING_SECRET) return answer(200, ["invalid-input-response"]);
  if (secret === SPENT_SECRET) return answer(200, ["timeout-or-duplicate"]);
  if (secret !== PASSING_SECRET) return answer(200, ["invalid-input-secret"]);
  return answer(200, response === DUMMY_TOKEN ? [] : ["invalid-input-response"]);
}

const answer = (status: number, codes: readonly string[]) =>
  Response.json(
    { success: codes.length === 0, "error-codes": codes, challenge_ts: "2026-11-23T09:00:00.000Z" },
    { status },
  );
