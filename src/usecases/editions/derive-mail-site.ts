import type { Site } from "../../../templates/site.ts";
import type { Newsletter } from "../../core/settings/settings.ts";

/** What a mail to one reader says about the newsletter. */
export const deriveMailSite = (newsletter: Newsletter): Site => ({
  title: newsletter.title,
  description: newsletter.description,
  publicUrl: String(newsletter.publicUrl),
  siteUrl: String(newsletter.siteUrl),
  languages: newsletter.languages,
  cadences: newsletter.cadences,
  timeZone: newsletter.timeZone,
  postalAddress: newsletter.postalAddress,
});
