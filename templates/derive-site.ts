import type { Newsletter } from "../src/core/settings/settings.ts";
import type { Site } from "./site.ts";

/** What templates say about the newsletter. Addresses become strings; `publicUrl` ends in `/`. */
export function deriveSite(newsletter: Newsletter): Site {
  const { title, description, languages, cadences, timeZone, postalAddress } = newsletter;
  const publicUrl = newsletter.publicUrl.href;
  const siteUrl = newsletter.siteUrl.href;
  return { title, description, publicUrl, siteUrl, languages, cadences, timeZone, postalAddress };
}
