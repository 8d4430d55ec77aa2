import type { Newsletter } from "../../src/core/settings/settings.ts";

/** Settings as a newcomer has them, in two languages. */
export const NEWSLETTER: Newsletter = {
  publicUrl: new URL("https://news.example.com/"),
  siteUrl: new URL("https://blog.example.com/"),
  title: "The Example",
  description: "An example",
  languages: ["en", "es"],
  postsFolder: "",
  postUrl: null,
  topics: [],
  mailFrom: "The Example <news@example.com>",
  mailReplyTo: null,
  postalAddress: "1 Example Street",
  authorEmail: null,
  cadences: ["weekly", "daily", "monthly", "instant"],
  timeZone: "UTC",
  sendAt: "09:00",
  weeklyOn: 1,
  deliverIn: "newsletter",
  holdMinutes: 0,
  maximumAgeDays: 30,
  requirePage: false,
  allowedOrigins: [],
  confirmationsPerHour: 1000,
  welcomeMail: false,
  shards: 1,
};
