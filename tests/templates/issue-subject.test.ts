import { describe, expect, it } from "vitest";
import { composeDigestMail } from "../../templates/mail/digest/digest.tsx";
import { sampleDigest, sampleStory } from "./samples/samples.ts";

const subjectOf = (titles: readonly string[], language = "en") =>
  composeDigestMail(
    sampleDigest({ language, stories: titles.map((title, n) => sampleStory(n + 1, { title })) }),
  ).subject;

describe("the subject of a digest", () => {
  it("is the title of the only story", () => {
    expect(subjectOf(["One thing"])).toBe("One thing");
  });

  it("is the lead's title and how many more there are, in the mail's language", () => {
    expect(subjectOf(["One", "Two"])).toBe("One …and 1 more");
    expect(subjectOf(["Uno", "Dos", "Tres"], "es")).toBe("Uno …y 2 más");
  });

  it("is one line, whatever line breaks and control characters a title holds", () => {
    expect(subjectOf(["Hello\r\nBcc: all@example.com\u001b[31m\u2028 you\u202e"])).toBe(
      "Hello Bcc: all@example.com [31m you",
    );
  });

  it("has at most 150 characters and keeps the count", () => {
    const subject = subjectOf(["word ".repeat(80), "Two", "Three"]);
    expect(subject.length).toBeLessThanOrEqual(150);
    expect(subject.endsWith("… …and 2 more")).toBe(true);
  });

  it("never cuts a character in half", () => {
    const subject = subjectOf(["👩‍👩‍👧‍👦".repeat(40)]);
    expect(subject.length).toBeLessThanOrEqual(150);
    expect(subject).toMatch(/^(👩‍👩‍👧‍👦)+…$/u);
  });

  it("falls back to the newsletter's name where a title is empty", () => {
    expect(subjectOf(["\u0007"])).toBe("The Example Gazette");
  });
});

describe("the preheader", () => {
  const preheaderOf = (html: string) => /<body[^>]*><div style="display:none[^>]*>(.*?)<span/.exec(html)?.[1];

  it("names the stories that the subject does not", () => {
    expect(preheaderOf(composeDigestMail(sampleDigest()).html)).toBe("Story number 2 · Story number 3");
  });

  it("is the description where there is one story", () => {
    const { html } = composeDigestMail(sampleDigest({ stories: [sampleStory(1)] }));
    expect(preheaderOf(html)).toBe("What story 1 is about, in a sentence that says so.");
  });

  it("is padded, so that the text after it does not leak into the inbox's line", () => {
    const { html } = composeDigestMail(sampleDigest());
    expect(html.match(/\u034f/g)?.length).toBeGreaterThan(80);
  });
});
