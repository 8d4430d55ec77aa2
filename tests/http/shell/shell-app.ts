import { createApp } from "../../../src/app.ts";
import { readSettings } from "../../../src/config.ts";
import { GROUPS } from "../../../src/http/groups.ts";
import type { UseCases } from "../../../src/http/shell/use-cases.ts";

export const SETTINGS = {
  PUBLIC_URL: "https://news.example.com",
  SITE_URL: "https://blog.example.com",
  SITE_TITLE: "The Example Gazette",
  LANGUAGES: ["en", "es"],
  MAIL_FROM: "gazette@example.com",
  POSTAL_ADDRESS: "1 Example Street",
  SECRET_KEY: "0123456789abcdef0123456789abcdef",
  AUTHOR_TOKEN: "author-token-of-the-shell-for-tests",
  RESEND_API_KEY: "re_123",
};

/** The shell over use cases that a test gives; any other use case is a surprise. */
export function createShell(gazette: Partial<UseCases>, env: object = SETTINGS, groups = GROUPS) {
  const events: { event: string; fields: unknown }[] = [];
  const app = createApp({
    readSettings,
    composeGazette: () => ({ doubtAnswers: () => {}, ...gazette }) as UseCases,
    groups,
    log: { record: (event, fields) => void events.push({ event, fields }) },
  });
  const ask = async (path: string, init: RequestInit = {}) =>
    app.request(`https://news.example.com${path}`, init, env);
  return { ask, events };
}
