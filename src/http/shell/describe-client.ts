import type { Context } from "hono";

/** Where an act of consent came from, as far as the request tells. */
export function describeClient(c: Context): {
  readonly origin: string | null;
  readonly client: string | null;
} {
  const from = c.req.header("origin") ?? c.req.header("referer") ?? "";
  return {
    origin: URL.canParse(from) ? new URL(from).origin : null,
    client: c.req.header("cf-connecting-ip") ?? null,
  };
}

/** The time zone that the platform takes the client to be in; unchecked. */
export function guessTimeZone(c: Context): string | null {
  const zone: unknown = c.req.raw.cf?.timezone;
  return typeof zone === "string" ? zone : null;
}
