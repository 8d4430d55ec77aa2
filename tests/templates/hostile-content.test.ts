import { describe, expect, it } from "vitest";
import { composeConfirmationMail } from "../../templates/mail/confirmation.tsx";
import { composeDigestMail } from "../../templates/mail/digest/digest.tsx";
import { composeWelcomeMail } from "../../templates/mail/welcome.tsx";
import { IssuePage } from "../../templates/pages/site/issue.tsx";
import { listAttribute, listNestingFaults } from "./reading/html-reading.ts";
import { SITE, SLOT_AT, sampleDigest, sampleStory, sampleWelcome } from "./samples/samples.ts";

const HOSTILE = `"><script>alert('x')</script>{title}&amp;<b onclick=x>`;
const hostileStory = sampleStory(1, {
  title: HOSTILE,
  description: HOSTILE,
  tags: [HOSTILE, "\u0000"],
  url: "javascript:alert(1)",
  image: { url: "data:text/html,x", alt: HOSTILE },
});
const issue = { id: "weekly-2026-11-23", cadence: "weekly" as const, slotAt: SLOT_AT };

const renderings = {
  "the digest": () => composeDigestMail(sampleDigest({ stories: [hostileStory, hostileStory] })).html,
  "the digest of a hostile newsletter": () =>
    composeDigestMail(
      sampleDigest({ site: { ...SITE, title: HOSTILE, description: HOSTILE, postalAddress: HOSTILE } }),
    ).html,
  "the confirmation": () =>
    composeConfirmationMail({
      site: { ...SITE, title: HOSTILE },
      language: "en",
      confirmUrl: "https://news.example.com/",
    }).html,
  "the welcome mail": () => {
    const latest = { stories: [hostileStory, hostileStory], issueUrl: "javascript:alert(1)" };
    const site = { ...SITE, title: HOSTILE, postalAddress: HOSTILE };
    return composeWelcomeMail(sampleWelcome({ site, latest })).html;
  },
  "the page of an issue": () =>
    String(IssuePage({ site: SITE, language: "en", issue, stories: [hostileStory, hostileStory] })),
};

describe("hostile content", () => {
  it.each(Object.entries(renderings))("is shown as text and runs nowhere: %s", (_, render) => {
    const html = render();
    expect(html).not.toContain("<script");
    expect(html).not.toContain("<b onclick");
    expect(html).toContain("&lt;script&gt;");
    expect(listNestingFaults(html)).toEqual([]);
  });

  it.each(Object.entries(renderings))(
    "makes no link or picture but http, https or one of ours: %s",
    (_, render) => {
      const addresses = [...listAttribute(render(), "href"), ...listAttribute(render(), "src")];
      expect(addresses.filter((address) => !/^(https?:\/\/|\/(?!\/)|#)/.test(address))).toEqual([]);
    },
  );

  it("keeps the title of a story whose address is dropped, without a link to nowhere", () => {
    const mail = composeDigestMail(
      sampleDigest({ stories: [sampleStory(1, { url: "javascript:alert(1)" })] }),
    );
    expect(mail.html).toContain("Story number 1");
    expect(mail.html + mail.text).not.toContain("javascript:");
    expect(mail.html).not.toContain("Read on");
  });

  it("puts no control characters into either part", () => {
    const title = "Red \u001b[31m title\nsecond line";
    const mail = composeDigestMail(
      sampleDigest({ stories: [sampleStory(1, { title, description: title, tags: [title] })] }),
    );
    expect(mail.html).not.toMatch(/\p{Cc}/u);
    expect(mail.text.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
    expect(mail.text).toContain("Red [31m title second line\n");
  });
});
