import { describe, expect, it } from "vitest";
import { composeAlreadyInMail } from "../../templates/mail/already-in.tsx";
import { composeArticleMail } from "../../templates/mail/article.tsx";
import { composeConfirmationMail } from "../../templates/mail/confirmation.tsx";
import { composeDigestMail } from "../../templates/mail/digest.tsx";
import { composeWelcomeMail } from "../../templates/mail/welcome.tsx";
import { MESSAGES } from "../../templates/messages.ts";
import { sampleArticleMail } from "./article-samples.ts";
import { renderEveryPage } from "./every-page.ts";
import { listHtmlFaults } from "./html-rules.ts";
import { SITE, sampleDigest, sampleStory, sampleWelcome } from "./samples.ts";

const languages = Object.keys(MESSAGES);

const renderEveryMail = (language: string) => ({
  confirmation: composeConfirmationMail({
    site: SITE,
    language,
    confirmUrl: "https://news.example.com/confirm?token=a.b",
  }),
  "already in": composeAlreadyInMail({
    site: SITE,
    language,
    leaveUrl: "https://news.example.com/unsubscribe?token=a.b",
  }),
  welcome: composeWelcomeMail(sampleWelcome({ language })),
  "welcome without an issue": composeWelcomeMail(sampleWelcome({ language, latest: null })),
  article: composeArticleMail(sampleArticleMail({ language })),
  "article in Arabic": composeArticleMail(
    sampleArticleMail({ language, story: sampleStory(1, { language: "ar", title: "الطابور وعد" }) }),
  ),
  digest: composeDigestMail(
    sampleDigest({
      language,
      stories: [
        sampleStory(1, { image: { url: "https://blog.example.com/hero.png", alt: "A desk" } }),
        sampleStory(2, { language: "ar", title: "الطابور وعد" }),
        sampleStory(3, { language: "es", title: "Hacerlo dos veces" }),
      ],
    }),
  ),
});

describe("html-validate finds nothing", () => {
  it.each(languages)("on any page in %s", async (language) => {
    for (const [name, html] of Object.entries(renderEveryPage(language)))
      expect({ name, faults: await listHtmlFaults(html, "page") }).toEqual({ name, faults: [] });
  });

  it.each(languages)("in any mail in %s", async (language) => {
    for (const [name, { html }] of Object.entries(renderEveryMail(language)))
      expect({ name, faults: await listHtmlFaults(html, "mail") }).toEqual({ name, faults: [] });
  });

  it("but it would: a list inside a paragraph, an id twice, a picture without words", async () => {
    const [page = ""] = Object.values(renderEveryPage("en"));
    const spoilt = page.replace("</main>", '<p id="content"><ul></ul></p><img src="/a.png"/></main>');
    const rules = (await listHtmlFaults(spoilt, "page")).map((fault) => fault.split(":")[0]);
    expect(rules).toEqual(expect.arrayContaining(["no-implicit-close", "no-dup-id", "wcag/h37"]));
  });
});
