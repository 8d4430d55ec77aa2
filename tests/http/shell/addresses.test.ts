import { describe, expect, it } from "vitest";
import { buildEmptySite } from "../../builders/empty-site.ts";
import { createShell, SETTINGS } from "./shell-app.ts";

const NOT_THERE = { ok: false, problem: { kind: "issue-not-found" } } as const;
const page = { headers: { accept: "text/html", "accept-language": "es" } };
const TOKEN = "A".repeat(74);
const issues = buildEmptySite();

describe("an address beside one of ours", () => {
  it.each([
    ["/issues/", "/issues"],
    ["/issues/?lang=es&page=2", "/issues?lang=es&page=2"],
    ["/issues//weekly-2026-11-23/", "/issues/weekly-2026-11-23"],
    ["//feed.xml", "/feed.xml"],
    ["/feed.xml/", "/feed.xml"],
    ["/Feed.xml", "/feed.xml"],
    ["/feeds/es.xml/", "/feeds/es.xml"],
    ["/feeds/ES.xml", "/feeds/es.xml"],
    ["/FEEDS/es,EN/Systems.Atom?x=1", "/feeds/es,en/systems.atom?x=1"],
    ["/feeds/es/SYSTEMS.json/", "/feeds/es/systems.json"],
    ["/issues/WEEKLY-2026-11-23", "/issues/weekly-2026-11-23"],
    ["/Issues/Weekly-2026-11-23/?lang=es", "/issues/weekly-2026-11-23?lang=es"],
    ["/embed.js/", "/embed.js"],
    ["/Embed.JS?v=1", "/embed.js?v=1"],
    ["/style.css/", "/style.css"],
    ["/favicon.svg/", "/favicon.svg"],
    ["/index.html", "/"],
    ["/index.html?lang=es", "/?lang=es"],
    ["/embed/", "/embed"],
    ["/health/", "/health"],
    [`/unsubscribe/?token=${TOKEN}`, `/unsubscribe?token=${TOKEN}`],
    [`/Unsubscribe?token=${TOKEN}`, `/unsubscribe?token=${TOKEN}`],
    [`/preferences/Monthly/?token=${TOKEN}`, `/preferences/monthly?token=${TOKEN}`],
    [`/unsubscribe%3Ftoken%3D${TOKEN}`, `/unsubscribe?token=%3Ftoken%3D${TOKEN}`],
    [`/unsubscribe/${TOKEN}`, `/unsubscribe?token=%2F${TOKEN}`],
  ])("leads on for good: %s to %s, by GET and HEAD", async (path, meant) => {
    const shell = createShell({});
    for (const method of ["GET", "HEAD"]) {
      const answer = await shell.ask(path, { method, ...page });
      expect([answer.status, answer.headers.get("location")]).toEqual([301, meant]);
      expect(answer.headers.get("cache-control")).toBe(meant.includes("?") ? "no-store" : null);
    }
  });

  it.each([
    "//evil.example/",
    "//evil.example/issues/",
    "/\\evil.example",
    "/%2F%2Fevil.example/",
    "/nothing/",
    "/api/issues/",
    "/webhooks/send/",
    `/${TOKEN}`,
  ])("is nothing, and leads nowhere: %s", async (path) => {
    const shell = createShell({ checkAuthor: async () => true });
    const answer = await shell.ask(path, page);
    expect([answer.status, answer.headers.get("location")]).toEqual([404, null]);
  });

  it.each(["/issues/nope/", "/issues/NOPE", "/feeds/en/", "/feeds/EN", "/feeds/en/pdf/", "/feeds/fr.xml/"])(
    "leads to nothing that is not there: %s",
    async (path) => {
      const shell = createShell({
        ...buildEmptySite(),
        findArchived: async () => NOT_THERE,
        showFeed: async () => NOT_THERE,
        listOfferedTopics: async () => [],
      });
      for (const method of ["GET", "HEAD"]) {
        const answer = await shell.ask(path, { method, ...page });
        expect([answer.status, answer.headers.get("location")]).toEqual([404, null]);
      }
    },
  );

  it("asks no store twice for an address that is right", async () => {
    const asked: string[] = [];
    const shell = createShell({
      ...buildEmptySite(),
      findArchived: async (id) => {
        asked.push(id);
        return NOT_THERE;
      },
    });
    expect((await shell.ask("/issues/weekly-2026-11-23", page)).status).toBe(404);
    expect(asked).toEqual(["weekly-2026-11-23"]);
  });

  it.each(["/unsubscribe/", "//unsubscribe", "/Unsubscribe", "/unsubscribe.", "/unsubscribe%3E"])(
    "acts at once where something is sent to it, as mail programs do: %s",
    async (path) => {
      const left: string[] = [];
      const shell = createShell({
        readLink: async ({ texts }) => texts.find((text) => text === TOKEN) ?? null,
        unsubscribe: async ({ token }) => {
          left.push(token);
          return { ok: true, value: "unsubscribed" };
        },
      });
      const answer = await shell.ask(`${path}?token=${TOKEN}`, {
        method: "POST",
        body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }),
        headers: { accept: "application/json" },
      });
      expect([answer.status, left]).toEqual([200, [TOKEN]]);
      expect(answer.headers.get("cache-control")).toBe("no-store");
    },
  );
});

describe("Enter in the address bar, after a form was sent", () => {
  const shell = createShell(
    { ...issues, listOfferedTopics: async () => [], readLink: async () => null },
    { ...SETTINGS, CADENCES: ["weekly", "monthly"] },
  );

  it.each([
    ["/subscribe", "/?lang=es"],
    ["/subscribe?lang=en", "/?lang=en"],
    ["/confirm?lang=es", "/?lang=es"],
    ["/unsubscribe", "/preferences/link?lang=es"],
    ["/preferences?lang=es", "/preferences/link?lang=es"],
    ["/preferences/fresh?lang=es", "/preferences/link?lang=es"],
    [`/preferences/fresh?token=${TOKEN}&lang=es`, `/preferences?token=${TOKEN}&lang=es`],
    ["/preferences/data?lang=es", "/preferences/link?lang=es"],
    ["/preferences/pause?lang=es", "/preferences/link?lang=es"],
    ["/preferences/monthly?lang=es", "/preferences/link?lang=es"],
    ["/preferences/daily", "/preferences/link?lang=es"],
    [`/preferences/daily?token=${TOKEN}&lang=es`, `/preferences?token=${TOKEN}&lang=es`],
    ["/preferences/instant?token=cut&lang=es", "/preferences?token=cut&lang=es"],
    [`/preferences/erase?token=${TOKEN}&lang=es`, `/preferences?token=${TOKEN}&lang=es`],
  ])("leads from %s to the page that it stood on: %s", async (path, meant) => {
    const answer = await shell.ask(path, page);
    expect([answer.status, answer.headers.get("location")]).toEqual([303, meant]);
  });

  it.each(["/embed?lang=es", "/preferences/link?lang=es", "/?lang=es"])(
    "shows the form at %s",
    async (path) => {
      const answer = await shell.ask(path, page);
      expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('name="email"')]);
    },
  );

  it("shows a form by address behind an old shortcut whose token cannot be read", async () => {
    const hasNone = createShell({
      readLink: async () => null,
      findPreferences: async () => ({ ok: false, problem: { kind: "link-malformed" } }),
    });
    const answer = await hasNone.ask("/preferences?token=cut&lang=es", page);
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('name="email"')]);
  });

  it("leads on from the button of a cadence that was withdrawn while its page stood open", async () => {
    const answer = await shell.ask(`/preferences/daily?token=${TOKEN}`, { method: "POST", ...page });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, `/preferences?token=${TOKEN}`]);
  });

  it("tells a program that a cadence is not offered", async () => {
    const answer = await shell.ask(`/preferences/daily?token=${TOKEN}`, {
      headers: { accept: "application/json" },
    });
    expect(answer.status).toBe(404);
  });

  it("tells a program that the address takes POST", async () => {
    const answer = await shell.ask("/subscribe", { headers: { accept: "application/json" } });
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "POST"]);
  });

  it.each([
    ["PUT", "/subscribe"],
    ["DELETE", "/preferences"],
    ["PATCH", "/unsubscribe"],
    ["POST", "/issues"],
    ["POST", "/"],
  ])("is a method that is not taken, in the reader's language: %s %s", async (method, path) => {
    const answer = await shell.ask(path, { method, ...page });
    expect([answer.status, await answer.text()]).toEqual([
      405,
      expect.stringContaining("Vuelve a la página"),
    ]);
    expect(answer.headers.get("allow")).toMatch(/GET|POST/);
  });
});
