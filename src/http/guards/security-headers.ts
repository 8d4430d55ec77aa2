import type { Context, MiddlewareHandler } from "hono";
import type { Settings } from "../../core/settings/settings.ts";
import type { HttpEnv } from "../shell/context.ts";

const TURNSTILE = "https://challenges.cloudflare.com";

/**
 * On every answer, by what its group says. Links carry tokens, so no referrer ever; strict transport only where it is https
 * already; what is about one person is kept by no cache (RFC 9111, section 5.2.2.5).
 */
export function createSecurityHeaders(): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    await next();
    c.header("Referrer-Policy", "no-referrer");
    c.header("Content-Security-Policy", composePolicy(c));
    c.header("X-Content-Type-Options", "nosniff");
    c.header("Cross-Origin-Opener-Policy", "same-origin");
    if (c.var.group.stored === "never") c.header("Cache-Control", "no-store");
    if (c.req.url.startsWith("https:")) c.header("Strict-Transport-Security", "max-age=31536000");
  };
}

/** A mail has its styles in it, and is shown in a frame of our own page: it does nothing, and is of no origin. */
const MAIL_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "img-src https: data:",
  "form-action 'none'",
  "frame-ancestors 'self'",
  "base-uri 'none'",
  "sandbox allow-popups allow-popups-to-escape-sandbox",
].join("; ");

/**
 * Pages run no script, and nobody frames them, but where their group says otherwise: Turnstile where its keys are set, and
 * frames of `ALLOWED_ORIGINS`. Issue pages may show images from anywhere over https.
 */
function composePolicy(c: Context<HttpEnv>): string {
  const { asksForPerson, framedBy, mails } = c.var.group;
  if (mails === "alone") return MAIL_POLICY;
  const settings: Settings | undefined = c.var.settings; // absent while the settings are faulty
  const origins = framedBy === "nobody" ? [] : (settings?.newsletter.allowedOrigins ?? []);
  return [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self' https: data:",
    ...(asksForPerson && settings?.turnstile ? [`script-src ${TURNSTILE}`, `frame-src ${TURNSTILE}`] : []),
    ...(mails === "framed" ? ["frame-src 'self'"] : []),
    "form-action 'self'",
    `frame-ancestors ${origins.length > 0 ? origins.join(" ") : "'none'"}`,
    "base-uri 'none'",
  ].join("; ");
}
