import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";

const NAME = "gazette-signup";
const WEEK_SECONDS = 7 * 24 * 60 * 60;

/** Marks the browser that signed up (`__Host-gazette-signup`), whether the address is known or not. */
export function setSignupCookie(c: Context, browserToken: string): void {
  setCookie(c, NAME, browserToken, {
    prefix: "host",
    httpOnly: true,
    secure: true,
    sameSite: "Lax",
    path: "/",
    maxAge: WEEK_SECONDS,
  });
}

/**
 * The cookie, where a person opens an address in this browser; null for HEAD, for prefetching (`Sec-Purpose`) and for
 * whatever is not a navigation (Fetch Metadata): scanners and previews have neither cookie nor these headers.
 */
export function readSignupCookie(c: Context): string | null {
  if (c.req.raw.method !== "GET" || c.req.header("sec-fetch-mode") !== "navigate") return null; // Hono runs GET handlers for HEAD
  if (c.req.header("sec-purpose") !== undefined || c.req.header("purpose") !== undefined) return null;
  return getCookie(c, NAME, "host") ?? null;
}
