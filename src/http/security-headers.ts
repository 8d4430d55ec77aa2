import type { MiddlewareHandler } from "hono";

/** Pages run no script. Issue pages may show images from anywhere over https. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' https: data:",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join("; ");

/** On every answer. Links carry tokens, so no referrer ever; strict transport only where it is https already. */
export function createSecurityHeaders(): MiddlewareHandler {
  return async (c, next) => {
    await next();
    c.header("Referrer-Policy", "no-referrer");
    c.header("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    c.header("X-Content-Type-Options", "nosniff");
    c.header("Cross-Origin-Opener-Policy", "same-origin");
    if (c.req.url.startsWith("https:")) c.header("Strict-Transport-Security", "max-age=31536000");
  };
}
