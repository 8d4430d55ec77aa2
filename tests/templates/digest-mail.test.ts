import { describe, expect, it } from "vitest";
import { derivePlaceholders } from "../../src/core/editions/placeholders.ts";
import { composeDigestMail } from "../../templates/mail/digest/digest.tsx";
import { listAttribute, listNestingFaults, readVisibleText } from "./reading/html-reading.ts";
import { SITE, sampleDigest, sampleStory } from "./samples/samples.ts";

describe("the digest mail", () => {
  it("shows title, description, date, tags and reading time of every story", () => {
    const seen = readVisibleText(composeDigestMail(sampleDigest()).html);
    for (const part of [
      "Weekly digest · 23 November 2026",
      "Story number 2",
      "What story 2 is about",
      "20 November 2026 · 3 min read",
    ])
      expect(seen).toContain(part);
    expect(seen).toContain("Networking · Soft Skills");
    expect(seen).toContain("Read on");
  });

  it("says why it came, how to leave, where the archive is, and who sends it from where", () => {
    const { html, text } = composeDigestMail(sampleDigest());
    for (const part of ["because you subscribed to The Example Gazette", SITE.postalAddress]) {
      expect(readVisibleText(html)).toContain(part);
      expect(text).toContain(part);
    }
    expect(listAttribute(html, "href")).toEqual(
      expect.arrayContaining([
        "https://news.example.com/unsubscribe?token=leave",
        "https://news.example.com/preferences?token=manage",
        "https://news.example.com/issues?lang=en",
      ]),
    );
  });

  it("keeps the placeholders of the personal links as they are, in both parts", () => {
    const { leaveUrl, manageToken } = derivePlaceholders("5ca1ab1e");
    const manageUrl = `https://news.example.com/preferences?token=${manageToken}`;
    const mail = composeDigestMail(sampleDigest({ leaveUrl, manageUrl }));
    expect(mail.html).toContain(`href="${leaveUrl}"`);
    expect(mail.html).toContain(`href="${manageUrl}"`);
    expect(mail.text).toContain(leaveUrl);
    expect(mail.text).toContain(manageUrl);
  });

  it("offers the common choices as links, in both parts", () => {
    const { html, text } = composeDigestMail(sampleDigest());
    expect(readVisibleText(html)).toContain("Monthly instead");
    expect(listAttribute(html, "href")).toContain(
      "https://news.example.com/preferences/monthly?token=manage",
    );
    expect(text).toContain("Pause for four weeks: https://news.example.com/preferences/pause?token=manage");
  });

  it("is the same to the byte for the same props", () => {
    expect(composeDigestMail(sampleDigest())).toEqual(composeDigestMail(sampleDigest()));
  });

  it("stays under 60 KB with twelve stories, and has no space between tags", () => {
    const stories = Array.from({ length: 12 }, (_, n) =>
      sampleStory(n + 1, { description: "Long description. ".repeat(25) }),
    );
    const { html } = composeDigestMail(sampleDigest({ stories }));
    expect(new TextEncoder().encode(html).length).toBeLessThan(60_000);
    expect(html).not.toMatch(/>\s{2,}</);
    expect(html).not.toContain("\n");
  });

  it("is cut to the budget between stories, and says how many more the issue has and where", () => {
    const stories = Array.from({ length: 200 }, (_, n) =>
      sampleStory(n + 1, { description: "A long description <&>. ".repeat(20) }),
    );
    const { html, text, subject } = composeDigestMail(sampleDigest({ stories }));
    const size = new TextEncoder().encode(html).length;
    expect(size).toBeLessThanOrEqual(90_000);
    expect(size).toBeGreaterThan(85_000);
    const shown = html.match(/<h[23] /g)?.length ?? 0;
    expect(readVisibleText(html)).toContain(`…and ${200 - shown} more posts in this issue.`);
    expect(text).toContain(
      `…and ${200 - shown} more posts in this issue.\nSee the whole issue:\nhttps://news.example.com/issues/weekly-2026-11-23?lang=en\n`,
    );
    expect(text.match(/^https:\/\/blog/gm)).toHaveLength(shown);
    expect(subject).toBe("Story number 1 …and 199 more");
    expect(listNestingFaults(html)).toEqual([]);
  });

  it("groups many stories under their topics, one rank deeper than the headings", () => {
    const stories = Array.from({ length: 9 }, (_, n) =>
      sampleStory(n + 1, { tags: [n % 2 === 0 ? "Networking" : "Go"] }),
    );
    const { html, text } = composeDigestMail(sampleDigest({ stories }));
    expect(html.match(/<h2 [^>]*>(Go|Networking)<\/h2>/g)).toHaveLength(2);
    expect(html.match(/<h3 /g)).toHaveLength(8);
    expect(text).toMatch(/^=+\nGo$/m);
  });

  it("is one well nested column with language, direction and both colour schemes", () => {
    const { html } = composeDigestMail(sampleDigest());
    expect(html.startsWith('<!doctype html><html lang="en" dir="ltr">')).toBe(true);
    expect(listNestingFaults(html)).toEqual([]);
    expect(html).toContain('<meta name="color-scheme" content="light dark"');
    expect(html).toContain("@media(prefers-color-scheme:dark)");
    expect(html).toContain("max-width:640px");
    expect(html).not.toContain("<script");
  });

  it("runs from right to left in a language that does", () => {
    expect(composeDigestMail(sampleDigest({ language: "ar" })).html).toContain('<html lang="ar" dir="rtl">');
  });

  it("marks a story in another language than the mail's, and nothing around it", () => {
    const stories = [sampleStory(1), sampleStory(2, { title: "Escribir", language: "es" })];
    const { html } = composeDigestMail(sampleDigest({ stories }));
    expect(html).toMatch(/<h2 [^>]*><a [^>]*lang="es" dir="ltr">Escribir/);
    expect(listAttribute(html, "lang").filter((lang) => lang === "es")).toHaveLength(3);
  });

  it("shows a picture only of the lead story, with its words and a width", () => {
    const image = { url: "https://blog.example.com/hero.png", alt: "A desk & papers" };
    const { html } = composeDigestMail(
      sampleDigest({ stories: [sampleStory(1, { image }), sampleStory(2, { image })] }),
    );
    expect(html.match(/<img /g)).toHaveLength(1);
    expect(html).toContain('alt="A desk &amp; papers" width="576"');
  });

  it.each([
    ["en", "the digest in English"],
    ["es", "the digest in Spanish"],
    ["ar", "the digest in Arabic"],
  ])("looks as it did when it was last looked at (%s)", async (language, name) => {
    const mail = composeDigestMail(sampleDigest({ language }));
    await expect(mail.html.replaceAll("><", ">\n<")).toMatchFileSnapshot(`__snapshots__/${name}.html`);
    await expect(`Subject: ${mail.subject}\n\n${mail.text}`).toMatchFileSnapshot(`__snapshots__/${name}.txt`);
  });
});
