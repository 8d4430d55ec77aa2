import { describe, expect, it } from "vitest";
import { composeWelcomeMail, type WelcomeMailProps } from "../../templates/mail/welcome.tsx";
import { listAttribute, listNestingFaults, readVisibleText } from "./reading/html-reading.ts";
import { SITE, sampleStory, sampleWelcome } from "./samples/samples.ts";

const compose = (changes: Partial<WelcomeMailProps> = {}) => composeWelcomeMail(sampleWelcome(changes));
const latest = (count: number, description = "What it is about.") => ({
  stories: Array.from({ length: count }, (_, n) => sampleStory(n + 1, { description })),
  issueUrl: "https://news.example.com/issues/weekly-2026-11-23?lang=en",
});
const unwrap = (text: string) => text.replaceAll("\n", " ");

describe("the welcome mail", () => {
  it.each([
    ["en", "Welcome to", "Good to have you here", "the latest issue", "23 November 2026"],
    [
      "es",
      "Te damos la bienvenida a",
      "Nos alegra tenerte aquí",
      "el último número",
      "23 de noviembre de 2026",
    ],
    ["ar", "أهلًا بك في", "يسعدنا انضمامك", "أحدث عدد", "23 نوفمبر 2026"],
  ])("speaks the reader's language, in both parts (%s)", (language, subject, heading, begin, date) => {
    const mail = compose({ language });
    expect(mail.subject).toContain(`${subject} The Example Gazette`);
    const dir = language === "ar" ? "rtl" : "ltr";
    expect(mail.html.startsWith(`<!doctype html><html lang="${language}" dir="${dir}">`)).toBe(true);
    for (const part of [readVisibleText(mail.html), unwrap(mail.text)])
      for (const words of [heading, begin, date]) expect(part).toContain(words);
    expect(mail.text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    expect(listNestingFaults(mail.html)).toEqual([]);
  });

  it("speaks English about a language that has no words of its own, and says so", () => {
    const { html } = compose({ language: "nl" });
    expect(html.startsWith('<!doctype html><html lang="en" dir="ltr">')).toBe(true);
    expect(html).toContain("Good to have you here");
  });

  it("shows the latest issue's stories as a digest does: title, description, date and link", () => {
    const { html, text } = compose({ latest: latest(2) });
    for (const part of [readVisibleText(html), unwrap(text)])
      for (const shown of ["Story number 1", "Story number 2", "What it is about.", "20 November 2026"])
        expect(part).toContain(shown);
    expect(listAttribute(html, "href")).toContain("https://blog.example.com/en/story-2/");
    expect(text).toContain("\nhttps://blog.example.com/en/story-2/\n");
    expect(html.match(/<h2 /g)).toHaveLength(2);
    expect(html.match(/<h3 /g)).toHaveLength(2);
    expect(html).not.toContain("See the whole issue");
  });

  it("marks a story in another language than the mail's", () => {
    const stories = [sampleStory(1, { title: "Hacerlo dos veces", language: "es" })];
    const { html } = compose({ language: "ar", latest: { ...latest(0), stories } });
    expect(html).toMatch(/<h3 [^>]*><a [^>]*lang="es" dir="ltr">Hacerlo dos veces/);
  });

  it("is whole without an issue to begin with", () => {
    const { html, text } = compose({ latest: null });
    expect(readVisibleText(html)).toContain("Good to have you here");
    for (const part of [html, text]) expect(part).not.toContain("latest issue");
    expect(listNestingFaults(html)).toEqual([]);
  });

  it("says why it came, how to change it and how to leave, where the archive is, and who sends it from where", () => {
    const { html, text } = compose();
    for (const part of [readVisibleText(html), unwrap(text)])
      for (const shown of ["because you have just confirmed your subscription", SITE.postalAddress])
        expect(part).toContain(shown);
    const { leaveUrl, manageUrl, archiveUrl } = sampleWelcome();
    for (const url of [leaveUrl, manageUrl, archiveUrl ?? ""]) {
      expect(listAttribute(html, "href")).toContain(url);
      expect(text).toContain(`: ${url}\n`);
    }
  });

  it("is the same to the byte for the same props", () => {
    expect(compose()).toEqual(compose());
  });

  it("is small, and cut to the budget between stories where the issue is not", () => {
    const bytes = (text: string) => new TextEncoder().encode(text).length;
    expect(bytes(compose({ latest: latest(5) }).html)).toBeLessThan(20_000);
    const { html, text } = compose({ latest: latest(200, "A long description <&>. ".repeat(20)) });
    expect(bytes(html)).toBeLessThanOrEqual(90_000);
    expect(bytes(html)).toBeGreaterThan(85_000);
    const shown = html.match(/<h3 /g)?.length ?? 0;
    expect(text.match(/^https:\/\/blog/gm)).toHaveLength(shown);
    for (const part of [readVisibleText(html), unwrap(text)])
      expect(part).toContain(`…and ${200 - shown} more posts in this issue.`);
    expect(listAttribute(html, "href")).toContain(latest(0).issueUrl);
  });

  it("has a subject of one line and at most 150 characters", () => {
    const { subject } = compose({ site: { ...SITE, title: `A\r\n${"b".repeat(300)}` } });
    expect(subject).toMatch(/^Welcome to A b+…$/);
    expect(subject).toHaveLength(150);
  });
});
