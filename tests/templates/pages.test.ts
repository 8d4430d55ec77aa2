import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { UnsubscribePage } from "../../templates/pages/preferences/unsubscribe.tsx";
import { ConfirmPage } from "../../templates/pages/signup/confirm.tsx";
import { IssuePage } from "../../templates/pages/site/issue.tsx";
import { MESSAGES } from "../../templates/words/messages.ts";
import { CONSENT_WORDING } from "../../templates/words/translate.ts";
import { listAttribute, listDanglingReferences, listNestingFaults } from "./reading/html-reading.ts";
import { FAULTY, ISSUE, renderEveryPage, renderHome } from "./samples/every-page.ts";
import { SITE, sampleStory } from "./samples/samples.ts";

describe.each(Object.keys(MESSAGES))("every page in %s", (language) => {
  const pages = Object.entries(renderEveryPage(language));
  const dir = language === "ar" ? "rtl" : "ltr";

  it.each(pages)("is a whole document without script: %s", (_, html) => {
    expect(
      html.startsWith(`<!doctype html><html lang="${language}" dir="${dir}"><head><meta charset="utf-8"/>`),
    ).toBe(true);
    expect(html).toMatch(/<title>[^<]+<\/title>/);
    expect(html).toContain('<meta name="referrer" content="no-referrer"/>');
    expect(html).not.toMatch(/<script|\son[a-z]+=|\sstyle="/);
    expect(listNestingFaults(html)).toEqual([]);
  });

  it.each(pages)("has one h1, one main, a skip link, and ids that are there once: %s", (_, html) => {
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html.match(/<main/g)).toHaveLength(1);
    expect(html).toContain('<body><a class="skip" href="#content">');
    const ids = listAttribute(html, "id");
    expect(ids).toEqual([...new Set(ids)]);
    expect(listDanglingReferences(html)).toEqual([]);
  });
});

describe("the front page", () => {
  it("has a form with the agreed fields, and the consent wording beside the button", () => {
    const html = renderHome();
    expect(html).toContain('<form method="post" action="/subscribe?lang=en">');
    expect(new Set(listAttribute(html.slice(html.indexOf("<form")), "name"))).toEqual(
      new Set(["email", "cadence", "languages", "topics", "website"]),
    );
    expect(html).toMatch(/<input [^>]*type="email" inputmode="email" autocomplete="email"/);
    expect(html).toContain(`<p class="hint" id="consent">${CONSENT_WORDING("en")}</p>`);
  });

  it("chooses the first cadence and the page's language beforehand", () => {
    expect(renderHome()).toContain('name="cadence" value="weekly" checked=""');
    expect(renderHome({ language: "es" })).toContain('name="languages" value="es" checked=""');
    expect(renderHome({ language: "es" })).not.toContain('name="languages" value="en" checked=""');
  });

  it("names the page's language first: wishes are taken in the order of the boxes", () => {
    const order = (language: string) =>
      [...renderHome({ language }).matchAll(/name="languages" value="(\w+)"/g)].map(([, value]) => value);
    expect(order("en")).toEqual(["en", "es"]);
    expect(order("es")).toEqual(["es", "en"]);
    expect(order("nl")).toEqual(["en", "es"]);
  });

  it("asks for no choice where there is only one", () => {
    const html = renderHome({ site: { ...SITE, languages: ["en"], cadences: ["weekly"] }, topics: [] });
    expect(html).not.toContain("<fieldset");
    expect(html).not.toContain("hreflang");
  });

  it("gives back what was typed, with every fault beside its field and in a summary", () => {
    const html = renderHome(FAULTY);
    expect(html).toContain("<title>Error: The Example Gazette</title>");
    expect(html).toContain('value="x&quot;@y" aria-describedby="email-fault" aria-invalid="true"');
    expect(html).toContain('<div class="faults" role="alert" tabindex="-1" autofocus="">');
    expect(html).toContain('<a href="#email">Write the address as name@example.com.</a>');
    expect(html).toContain('<a href="#topics">Choose topics from the list.</a>');
    expect(html).toContain("<li>Write the zone as Europe/Madrid.</li>");
    expect(html).toContain('name="topics" value="time" checked=""');
    expect(html).toContain('name="cadence" value="daily" checked=""');
  });

  it("offers the page in the other languages and the posts as feeds", () => {
    const html = renderHome();
    expect(html).toContain('<a href="/?lang=es" hreflang="es" lang="es" dir="ltr">Español</a>');
    for (const feed of ["/feed.xml", "/atom.xml", "/feed.json"])
      expect(html).toMatch(new RegExp(`<link rel="alternate"[^>]*href="${feed}"`));
  });

  it("comes with style sheet and icon in less than 30 KB", () => {
    const files = ["style.css", "favicon.svg"].map((name) =>
      readFileSync(join(import.meta.dirname, "../../public", name), "utf8"),
    );
    expect([renderHome(), ...files].join("").length).toBeLessThan(30_000);
  });
});

describe("pages behind links in mails", () => {
  it("ask for one press and keep the token when the language changes", () => {
    const confirm = String(ConfirmPage({ site: SITE, language: "en", token: 'a"b&c' }));
    expect(confirm).toContain('<input type="hidden" name="token" value="a&quot;b&amp;c"/>');
    expect(confirm).toContain('href="/confirm?token=a%22b%26c&amp;lang=es"');
    expect(confirm.match(/<button/g)).toHaveLength(1);
  });

  it("post the leave token in the address, as one-click unsubscribing does", () => {
    const leave = String(UnsubscribePage({ site: SITE, language: "en", token: "a.b" }));
    expect(leave).toContain('<form method="post" action="/unsubscribe?token=a.b&amp;lang=en">');
    expect(leave.match(/<button/g)).toHaveLength(1);
  });

  it("are kept out of search engines", () => {
    for (const name of ["confirm", "leave", "confirmed", "left"] as const)
      expect(renderEveryPage("en")[name]).toContain('content="noindex"');
    expect(renderEveryPage("en").issue).not.toContain("noindex");
  });

  it("offer the feed to those who leave", () => {
    expect(renderEveryPage("en").left).toContain('<a href="/feed.xml">');
  });
});

describe("the page of an issue", () => {
  it("shows the whole text of its only story, and announces several", () => {
    expect(renderEveryPage("en")["issue of one story"]).toContain("<p>Whole <b>text</b></p>");
    const two = [sampleStory(1), sampleStory(2)];
    const body = { html: "<p>Whole</p>", isWhole: true };
    expect(String(IssuePage({ site: SITE, language: "en", issue: ISSUE, stories: two, body }))).not.toContain(
      "<p>Whole</p>",
    );
  });

  it("shows the beginning of a long text, and leads on to the rest", () => {
    const page = renderEveryPage("en")["issue of one long story"];
    expect(page).toContain("<p>The beginning</p>");
    expect(page).toMatch(/<a href="[^"]+" aria-label="Read on: Story number 1">Read on<\/a>/);
    expect(renderEveryPage("en")["issue of one story"]).toContain("Read it on the blog");
  });

  it("is named by the story that it is told to be named by, also where it is shared", () => {
    const stories = [sampleStory(1, { title: "Primero", language: "es" }), sampleStory(2)];
    const page = String(IssuePage({ site: SITE, language: "en", issue: ISSUE, stories, lead: 1 }));
    expect(page).toContain("<title>Story number 2 …and 1 more · The Example Gazette</title>");
    expect(page).toContain('<meta property="og:title" content="Story number 2 …and 1 more"/>');
    expect(page.indexOf("Primero</")).toBeLessThan(page.indexOf("Story number 2</a>"));
  });

  it("says how it looks where it is shared", () => {
    expect(renderEveryPage("en").issue).toContain(
      '<meta property="og:title" content="Story number 1 …and 1 more"/>',
    );
    expect(renderEveryPage("en").issue).toContain(
      '<meta property="og:url" content="https://news.example.com/issues/weekly-2026-11-23"/>',
    );
  });
});

describe("the problem page", () => {
  it("names every fault of the set-up even where nothing is known about the newsletter", () => {
    const html = renderEveryPage("en")["faulty set-up"];
    expect(html).toContain("<code>timeZone</code></dt><dd>Write the zone as Europe/Madrid.</dd>");
    expect(html).not.toContain("<footer");
  });
});
