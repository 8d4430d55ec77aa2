import { describe, expect, it } from "vitest";
import { composeDigestMail } from "../../templates/mail/digest/digest.tsx";
import { HomePage } from "../../templates/pages/site/home.tsx";
import { IssuePage } from "../../templates/pages/site/issue.tsx";
import { selectMessages, selectSpokenLanguage } from "../../templates/words/spoken-language.ts";
import { translate } from "../../templates/words/translate.ts";
import { ISSUE } from "./samples/every-page.ts";
import { SITE, sampleDigest, sampleStory } from "./samples/samples.ts";

describe("the language that we speak to a reader", () => {
  it("is theirs, in the words of its base where the region has none of its own", () => {
    expect([selectSpokenLanguage("pt-BR"), selectMessages("pt-BR")]).toEqual(["pt-BR", "pt"]);
    expect([selectSpokenLanguage("ar-EG"), selectMessages("ar-EG")]).toEqual(["ar-EG", "ar"]);
    expect(translate("de-AT")("footer.unsubscribe")).toBe("Abmelden");
  });

  it("is English where the language has no messages, or none in the reader's script", () => {
    for (const language of ["zh", "zh-Hant-TW", "nl", "ar-Latn", "tlh"])
      expect([selectSpokenLanguage(language), selectMessages(language)]).toEqual(["en", "en"]);
  });

  it("writes numbers as the region does", () => {
    expect(translate("ar")("error.summary", { count: 3 })).toBe("يرجى تصحيح 3 أخطاء");
    expect(translate("ar-EG")("error.summary", { count: 3 })).toBe("يرجى تصحيح ٣ أخطاء");
  });
});

describe("a newsletter in a language that we do not speak", () => {
  const site = { ...SITE, languages: ["zh"], description: "一份关于耐用之物的通讯" };

  it("has pages that say that they are English, and what is Chinese in them", () => {
    const html = String(HomePage({ site, language: "zh", values: {}, faults: [], topics: [], issues: [] }));
    expect(html).toContain('<html lang="en" dir="ltr">');
    expect(html).toContain('<span lang="zh" dir="ltr">一份关于耐用之物的通讯</span>');
    expect(html).toContain("/subscribe?lang=zh");
  });

  it("has a page of a whole Chinese post, with our English words in it marked as English", () => {
    const story = sampleStory(1, { title: "队列是承诺", language: "zh" });
    const body = { html: "<p>…</p>", isWhole: true };
    const html = String(IssuePage({ site, language: "zh", issue: ISSUE, stories: [story], body }));
    expect(html).toContain('<article class="story" lang="zh" dir="ltr">');
    expect(html).toContain('<span lang="en" dir="ltr">21 November 2026');
  });

  it("has mails whose words and dates are English, and whose stories are Chinese", () => {
    const stories = [sampleStory(1, { title: "队列是承诺", language: "zh" })];
    const { html } = composeDigestMail(sampleDigest({ site, language: "zh", stories }));
    expect(html).toContain('<html lang="en" dir="ltr">');
    expect(html).toContain("Weekly digest · 23 November 2026");
    expect(html).toMatch(/<a [^>]*lang="zh" dir="ltr">队列是承诺<\/a>/);
  });
});
