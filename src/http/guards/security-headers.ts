import type { Context, MiddlewareHandler } from "hono";
import type { Settings } from "../../core/settings/settings.ts";
import type { HttpEnv } from "../shell/context.ts";

const TURNSTILE = "https://challenges.cloudflare.com";

/** On every answer. Links carry tokens, so no referrer ever; strict transport only where it is https already. */
export function createSecurityHeaders(): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    await next();
    c.header("Referrer-Policy", "no-referrer");
    c.header("Content-Security-Policy", composePolicy(c));
    c.header("X-Content-Type-Options", "nosniff");
    c.header("Cross-Origin-Opener-Policy", "same-origin");
    if (c.req.url.startsWith("https:")) c.header("Strict-Transport-Security", "max-age=31536000");
  };
}

/**
 * Pages run no script, and nobody frames them. Two exceptions: the embedded form in frames of `ALLOWED_ORIGINS`, and
 * Turnstile on the pages with a form where its keys are set. Issue pages may show images from anywhere over https.
 */
function composePolicy(c: Context<HttpEnv>): string {
  const settings: Settings | undefined = c.var.settings; // absent while the settings are faulty
  const isEmbedded = /^\/embed(\/|$)/.test(c.req.path);
  const hasForm = isEmbedded || ["/", "/subscribe", "/preferences/link"].includes(c.req.path);
  const origins = settings?.newsletter.allowedOrigins ?? [];
  return [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self' https: data:",
    ...(hasForm && settings?.turnstile ? [`script-src ${TURNSTILE}`, `frame-src ${TURNSTILE}`] : []),
    "form-action 'self'",
    `frame-ancestors ${isEmbedded && origins.length > 0 ? origins.join(" ") : "'none'"}`,
    "base-uri 'none'",
  ].join("; ");
}
