import type { DigestMailProps } from "../../../templates/mail/digest/digest.tsx";
import type { DigestStory } from "../../../templates/mail/digest/digest-story.ts";
import type { WelcomeMailProps } from "../../../templates/mail/welcome.tsx";
import type { Site } from "../../../templates/site.ts";

export const SITE: Site = {
  title: "The Example Gazette",
  description: "Notes on building things that last.",
  publicUrl: "https://news.example.com",
  siteUrl: "https://blog.example.com",
  languages: ["en", "es"],
  cadences: ["weekly", "daily", "monthly", "instant"],
  timeZone: "Europe/Madrid",
  postalAddress: "The Example Gazette, 1 Example Street, Example City",
};

export const SLOT_AT = Date.UTC(2026, 10, 23, 8);

export function sampleStory(number: number, changes: Partial<DigestStory> = {}): DigestStory {
  return {
    title: `Story number ${number}`,
    description: `What story ${number} is about, in a sentence that says so.`,
    url: `https://blog.example.com/en/story-${number}/`,
    publishedAt: Date.UTC(2026, 10, 22 - number, 9),
    tags: ["Networking", "Soft Skills"],
    image: null,
    words: 231 * number,
    language: "en",
    ...changes,
  };
}

export function sampleDigest(changes: Partial<DigestMailProps> = {}): DigestMailProps {
  return {
    site: SITE,
    language: "en",
    cadence: "weekly",
    slotAt: SLOT_AT,
    stories: [sampleStory(1), sampleStory(2), sampleStory(3)],
    leaveUrl: "https://news.example.com/unsubscribe?token=leave",
    manageUrl: "https://news.example.com/preferences?token=manage",
    shortcuts: [
      { action: "monthly", url: "https://news.example.com/preferences/monthly?token=manage" },
      { action: "pause", url: "https://news.example.com/preferences/pause?token=manage" },
    ],
    archiveUrl: "https://news.example.com/issues?lang=en",
    issueUrl: "https://news.example.com/issues/weekly-2026-11-23?lang=en",
    ...changes,
  };
}

export function sampleWelcome(changes: Partial<WelcomeMailProps> = {}): WelcomeMailProps {
  const { site, language, stories, issueUrl, leaveUrl, manageUrl, archiveUrl } = sampleDigest();
  const latest = { stories, issueUrl };
  const links = { leaveUrl, manageUrl, shortcuts: [], archiveUrl };
  return { site, language, confirmedAt: SLOT_AT, latest, ...links, ...changes };
}
