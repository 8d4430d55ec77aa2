import { describe, expect, it } from "vitest";
import { composeAlreadyInMail } from "../../templates/mail/already-in.tsx";
import { composeArticleMail } from "../../templates/mail/article/article.tsx";
import { composeConfirmationMail } from "../../templates/mail/confirmation.tsx";
import { composeDigestMail } from "../../templates/mail/digest/digest.tsx";
import { UnsubscribePage } from "../../templates/pages/preferences/unsubscribe.tsx";
import { ArchivePage } from "../../templates/pages/site/archive.tsx";
import { HomePage } from "../../templates/pages/site/home.tsx";
import { IssuePage } from "../../templates/pages/site/issue.tsx";
import { Isolated, LocalizedText } from "../../templates/words/isolated.tsx";
import { Phrase } from "../../templates/words/phrase.tsx";
import { addDirectionMark, findTextDirection } from "../../templates/words/text-direction.ts";
import { SAMPLE_ARTICLE, sampleArticleMail } from "./samples/article-samples.ts";
import { SITE, SLOT_AT, sampleDigest, sampleStory } from "./samples/samples.ts";

const issue = { id: "weekly-2026-11-23", cadence: "weekly" as const, slotAt: SLOT_AT };
const ARABIC_TITLE = "الطابور وعد";

describe("the direction of a text", () => {
  it("is that of its first letter, whatever signs and digits come before", () => {
    expect(findTextDirection("12: Gazette")).toBe("ltr");
    expect(findTextDirection("«12» الطابور")).toBe("rtl");
    expect(findTextDirection("שלום")).toBe("rtl");
    expect(findTextDirection("12:30 …")).toBeNull();
  });
});

describe("a line of plain text", () => {
  it("gets a mark where it starts with the other direction's words and goes on with its own", () => {
    expect(addDirectionMark("Gazette: عدد جديد", "rtl")).toBe("\u200fGazette: عدد جديد");
    expect(addDirectionMark(`${ARABIC_TITLE} …and 2 more`, "ltr")).toBe(`\u200e${ARABIC_TITLE} …and 2 more`);
  });

  it("stays as it is where it starts right, and where it is all in one direction", () => {
    expect(addDirectionMark("عدد جديد: Gazette", "rtl")).toBe("عدد جديد: Gazette");
    expect(addDirectionMark("https://example.com/", "rtl")).toBe("https://example.com/");
    expect(addDirectionMark("====", "rtl")).toBe("====");
  });
});

describe("content amid our words", () => {
  it("is isolated where its direction is another", () => {
    expect(String(Isolated({ text: "Gazette & Co.", language: "ar" }))).toBe(
      '<span dir="ltr">Gazette &amp; Co.</span>',
    );
    expect(String(Isolated({ text: "Gazette", language: "en" }))).toBe("Gazette");
    expect(String(Isolated({ text: ARABIC_TITLE, language: "en" }))).toBe(
      `<span dir="rtl">${ARABIC_TITLE}</span>`,
    );
  });

  it("says its language where it is another", () => {
    expect(String(LocalizedText({ text: "Hola", writing: { lang: "es", dir: "ltr" } }))).toBe(
      '<span lang="es" dir="ltr">Hola</span>',
    );
    expect(String(LocalizedText({ text: "Hola", writing: {} }))).toBe("Hola");
  });

  it("is isolated inside a message, and the message around it is not", () => {
    expect(String(Phrase({ language: "ar", say: "leave.heading", fill: { title: "A <b>" } }))).toBe(
      'هل تريد ترك <span dir="ltr">A &lt;b&gt;</span>؟',
    );
  });
});

describe("an Arabic page", () => {
  const site = { ...SITE, languages: ["en", "ar"] };

  it("runs from right to left, its name, description and address in their own direction", () => {
    const html = String(HomePage({ site, language: "ar", values: {}, faults: [], topics: [], issues: [] }));
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).toContain('<h1><span dir="ltr">The Example Gazette</span></h1>');
    expect(html).toContain(`<span lang="en" dir="ltr">${SITE.description}</span>`);
    expect(html).toContain(`<p class="address"><span dir="ltr">${SITE.postalAddress}</span></p>`);
    expect(html).toContain('<span dir="ltr">blog.example.com</span>');
    expect(html).toMatch(/<input id="email"[^>]* dir="ltr"/);
  });

  it("says the language of a Spanish title, and leaves what stands around it Arabic", () => {
    const link = { id: "weekly-1", title: "Hacerlo dos veces", language: "es", slotAt: SLOT_AT, href: "/i" };
    const archive = String(ArchivePage({ site, language: "ar", issues: [link] }));
    expect(archive).toContain('<a href="/i"><span lang="es" dir="ltr">Hacerlo dos veces</span></a>');
    const story = sampleStory(1, { title: "Hacerlo dos veces", language: "es" });
    const body = { html: "<p>Texto</p>", isWhole: true };
    const page = String(IssuePage({ site, language: "ar", issue, stories: [story], body }));
    expect(page).toContain('<article class="story" lang="es" dir="ltr">');
    expect(page).toMatch(/<h1><a href="[^"]*">Hacerlo dos veces<\/a><\/h1>/);
    expect(page).toContain('<span lang="ar" dir="rtl">21 نوفمبر 2026 · قراءة في دقيقتين</span>');
    expect(page).toContain('<p class="read-on" lang="ar" dir="rtl">');
    expect(page).toContain("21 نوفمبر 2026");
  });

  it("has its name isolated in a heading, and as plain text in the window's title", () => {
    const html = String(UnsubscribePage({ site, language: "ar", token: "a.b" }));
    expect(html).toContain('<h1>هل تريد ترك <span dir="ltr">The Example Gazette</span>؟</h1>');
    expect(html).toContain("<title>هل تريد ترك The Example Gazette؟ · The Example Gazette</title>");
  });
});

describe("a whole article in a mail", () => {
  const story = (language: string) => sampleStory(1, { language });
  const article = (language: string, own: string) =>
    composeArticleMail(sampleArticleMail({ language, story: story(own) })).html;

  it("is aligned as its own language is, not as the mail's, and so is its title", () => {
    expect(article("ar", "es")).toMatch(/<div lang="es" dir="ltr" style="[^"]*text-align:left">.*<h1 /);
    expect(article("ar", "es")).toContain('<span lang="ar" dir="rtl">21 نوفمبر 2026');
    expect(article("ar", "es")).toContain(
      '<div lang="es" dir="ltr" style="direction:ltr;text-align:left"><p',
    );
    expect(article("en", "ar")).toContain(
      '<div lang="ar" dir="rtl" style="direction:rtl;text-align:right"><p',
    );
  });

  it("mirrors lists, quotations and terms, and leaves code as it is written", () => {
    const blocks = [{ html: "<dl><dt>a</dt><dd>b</dd></dl>", text: "a: b" }];
    const terms = { blocks: [...SAMPLE_ARTICLE.blocks, ...blocks], whole: true };
    const { html } = composeArticleMail(
      sampleArticleMail({ language: "ar", story: story("ar"), article: terms }),
    );
    expect(html).toMatch(/<ul style="[^"]*padding:0 26px 0 0"/);
    expect(html).toMatch(/<blockquote [^>]*border-right:3px/);
    expect(html).toContain('<dd style="margin:0 24px 10px 0">');
    expect(html).toMatch(/<table role="presentation" dir="ltr"[^>]*>.*<pre/);
  });
});

describe("an Arabic mail", () => {
  const stories = [
    sampleStory(1, { title: ARABIC_TITLE, language: "ar" }),
    sampleStory(2, { title: "Hacerlo dos veces", language: "es" }),
  ];

  it("says its direction where clients look: html, the column, Outlook's table, and as an alignment", () => {
    const { html } = composeDigestMail(sampleDigest({ language: "ar", stories }));
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).toMatch(
      /<div class="column ink rtl" lang="ar" dir="rtl" style="[^"]*direction:rtl;text-align:right"/,
    );
    expect(html).toContain('<!--[if mso]><table role="presentation" dir="rtl"');
  });

  it("mirrors what has a side", () => {
    const { html } = composeDigestMail(sampleDigest({ language: "ar", stories }));
    expect(html).toContain("margin:0 0 0 16px");
    expect(html).not.toContain("margin:0 16px 0 0");
    expect(html.slice(html.indexOf("<body"))).not.toMatch(
      /text-align:left|margin-left|margin-right|padding-left|padding-right|border-left/,
    );
  });

  it("shows a Spanish story in Spanish, and its date and links in Arabic", () => {
    const { html } = composeDigestMail(sampleDigest({ language: "ar", stories }));
    expect(html).toMatch(/<a [^>]*lang="es" dir="ltr">Hacerlo dos veces<\/a>/);
    expect(html).toContain("20 نوفمبر 2026 · قراءة في 3 دقائق");
  });

  it("has a subject that programs lay out from right to left, though it starts with an English title", () => {
    const english = [sampleStory(1, { title: "Queues" }), sampleStory(2), sampleStory(3)];
    const { subject } = composeDigestMail(sampleDigest({ language: "ar", stories: english }));
    expect(subject).toBe("\u200fQueues… ومقالان آخران");
    const long = [sampleStory(1, { title: "Queues ".repeat(40) }), sampleStory(2)];
    expect(composeDigestMail(sampleDigest({ language: "ar", stories: long })).subject).toHaveLength(150);
  });

  it("shows the address of a link from the left, whole", () => {
    const confirmUrl = "https://news.example.com/confirm?token=abc.def";
    const { html, text } = composeConfirmationMail({ site: SITE, language: "ar", confirmUrl });
    expect(html).toMatch(new RegExp(`dir="ltr" style="[^"]*">${confirmUrl.replace("?", "\\?")}</a>`));
    expect(text.split("\n")).toContain(confirmUrl);
  });

  it("has no bidi controls beside the marks, and none glued to an address", () => {
    const leaveUrl = "https://news.example.com/unsubscribe?token=abc.def";
    const { text } = composeAlreadyInMail({ site: SITE, language: "ar", leaveUrl });
    expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    expect(text).toContain(`\n${leaveUrl}\n`);
  });
});
