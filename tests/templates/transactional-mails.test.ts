import { describe, expect, it } from "vitest";
import { composeAlreadyInMail } from "../../templates/mail/already-in.tsx";
import { composeConfirmationMail } from "../../templates/mail/confirmation.tsx";
import { listAttribute, listNestingFaults } from "./reading/html-reading.ts";
import { SITE } from "./samples/samples.ts";

const confirmUrl = "https://news.example.com/confirm?token=abc.def";
const leaveUrl = "https://news.example.com/unsubscribe?token=abc.def";

describe("the confirmation mail", () => {
  it.each(["en", "es"])("links to nothing but the confirmation: no advertising (%s)", (language) => {
    const { html, text } = composeConfirmationMail({ site: SITE, language, confirmUrl });
    expect(new Set(listAttribute(html, "href"))).toEqual(new Set([confirmUrl]));
    expect(text.match(/https?:\S+/g)).toEqual([confirmUrl]);
    expect(html).not.toContain(SITE.description);
    expect(html).not.toContain("<img");
    expect(listNestingFaults(html)).toEqual([]);
  });

  it("shows the address of the link for those whose button does not work", () => {
    expect(composeConfirmationMail({ site: SITE, language: "en", confirmUrl }).html).toContain(
      `>${confirmUrl}</a>`,
    );
  });

  it("says what to do if one did not ask for it, and who sends it", () => {
    const { html, text } = composeConfirmationMail({ site: SITE, language: "en", confirmUrl });
    for (const part of [html, text.replace(/\n/g, " ")]) {
      expect(part).toContain("If you did not ask for this, ignore this mail");
      expect(part).toContain(SITE.postalAddress);
    }
  });

  it.each([
    ["en", "button"],
    ["es", "botón"],
    ["fr", "bouton"],
    ["de", "Button"],
    ["pt", "botão"],
    ["ar", "الزر"],
  ])("speaks of a button only where there is one (%s)", (language, button) => {
    const { html, text } = composeConfirmationMail({ site: SITE, language, confirmUrl });
    expect(html).toContain(button);
    expect(text).not.toContain(button);
  });

  it("has a subject of one line and at most 150 characters", () => {
    const { subject } = composeConfirmationMail({
      site: { ...SITE, title: `A\r\n${"b".repeat(300)}` },
      language: "es",
      confirmUrl,
    });
    expect(subject).toMatch(/^Confirma tu suscripción a A b+…$/);
    expect(subject.length).toBe(150);
  });
});

describe("the mail for those who are in already", () => {
  it("offers nothing but the way out", () => {
    const { html, text, subject } = composeAlreadyInMail({ site: SITE, language: "en", leaveUrl });
    expect(subject).toBe("You are already subscribed to The Example Gazette");
    expect(listAttribute(html, "href")).toEqual([leaveUrl]);
    expect(text).toContain(leaveUrl);
    expect(listNestingFaults(html)).toEqual([]);
  });

  it("breaks no word of its link: only addresses are broken anywhere", () => {
    expect(composeAlreadyInMail({ site: SITE, language: "en", leaveUrl }).html).not.toContain("break-all");
    expect(composeConfirmationMail({ site: SITE, language: "en", confirmUrl }).html).toContain("break-all");
  });
});
