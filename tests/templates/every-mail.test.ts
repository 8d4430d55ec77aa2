import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { getElementsByTagName, textContent } from "domutils";
import { parseDocument } from "htmlparser2";
import { describe, expect, it } from "vitest";
import { listTextPairs, measureContrast } from "./reading/contrast.ts";
import { renderEveryMail } from "./samples/every-mail.ts";

/** Gmail cuts a mail off at 102 KB; ours stay below 90 KB, with room for what the provider adds. */
const BUDGET_BYTES = 90_000;
/** Longer style sheets were dropped by Gmail for years; 16 KB are taken today. */
const SHEET_BYTES = 8_192;

const bytes = (text: string) => new TextEncoder().encode(text).byteLength;
const elements = (html: string, name: string) => getElementsByTagName(name, parseDocument(html));
const attribute = (html: string, element: string, name: string) =>
  elements(html, element).map((one) => one.attribs[name] ?? "");
const squeeze = (text: string) => text.replace(/[\s\u200e\u200f]+/g, "");

describe.each(["en", "ar"])("every mail in %s", (language) => {
  it.each(Object.entries(renderEveryMail(language)))(
    "is fit for an inbox: %s",
    (_, { subject, html, text }) => {
      expect(subject.length).toBeGreaterThan(0);
      expect(subject.length).toBeLessThanOrEqual(150);
      expect(bytes(html)).toBeLessThanOrEqual(BUDGET_BYTES);
      expect(bytes(text)).toBeLessThanOrEqual(BUDGET_BYTES);
      for (const style of elements(html, "style"))
        expect(bytes(textContent(style))).toBeLessThan(SHEET_BYTES);
      expect(html).toMatch(/<body[^>]*><div style="display:none[^"]*mso-hide:all">[^<]*[\p{L}<&][^<]*<span/u);
    },
  );

  it.each(Object.entries(renderEveryMail(language)))("can be read in light and dark: %s", (_, { html }) => {
    for (const scheme of ["light", "dark"] as const) {
      const pairs = listTextPairs(html, scheme);
      expect(pairs.length).toBeGreaterThan(5);
      expect(pairs.filter(({ color, ground }) => measureContrast(color, ground) < 4.5)).toEqual([]);
    }
  });

  it.each(Object.entries(renderEveryMail(language)))(
    "brings nothing along but pictures, and links to the web and to letter boxes: %s",
    (_, { html }) => {
      const links = attribute(html, "a", "href");
      expect(links.length).toBeGreaterThan(0);
      expect(links.filter((href) => !/^(https?:\/\/[a-z]|mailto:[^:]+@)/.test(href))).toEqual([]);
      const pictures = attribute(html, "img", "src");
      expect(pictures.filter((src) => !/^https:\/\/[a-z]/.test(src))).toEqual([]);
      expect(html).not.toMatch(
        /<(?:link|script|iframe|object|embed|video|audio|svg|form|base)\b|srcset=|background="/,
      );
      expect(html).not.toMatch(/@import|@font-face|url\(/);
    },
  );

  it.each(Object.entries(renderEveryMail(language)))(
    "gives every picture words, and a width to those that stand alone: %s",
    (_, { html }) => {
      for (const { attribs } of elements(html, "img")) {
        expect(attribs.alt).toBeDefined();
        expect(attribs.style).toMatch(/(?:^|;)(?:max-)?width:100%/);
        if (attribs.style?.includes("display:block")) {
          expect(Number(attribs.width)).toBeGreaterThan(0);
          expect(Number(attribs.width)).toBeLessThanOrEqual(576);
        }
      }
    },
  );

  it.each(Object.entries(renderEveryMail(language)))(
    "says in its text part where each link leads, and every line of code: %s",
    (_, { html, text }) => {
      const links = attribute(html, "a", "href").map((href) => href.replace("mailto:", ""));
      const told = new Set(text.match(/[^\s()]+/g));
      expect(links.filter((href) => !told.has(href))).toEqual([]);
      const said = squeeze(text);
      for (const name of ["pre", "code"])
        for (const code of elements(html, name)) expect(said).toContain(squeeze(textContent(code)));
    },
  );
});

describe("what is asked of every mail", () => {
  it("is asked of each that there is", () => {
    const folder = join(import.meta.dirname, "../../templates/mail");
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
      file.endsWith("x"),
    );
    const names = files.flatMap((file) =>
      [...readFileSync(join(folder, file), "utf8").matchAll(/^export function (compose\w+Mail)\(/gm)].map(
        ([, name = ""]) => name,
      ),
    );
    const asked = readFileSync(join(import.meta.dirname, "samples/every-mail.ts"), "utf8");
    expect(names.length).toBeGreaterThan(4);
    expect(names.filter((name) => !asked.includes(`${name}(`))).toEqual([]);
  });

  const { article: { html } = { html: "" } } = renderEveryMail("en");
  const listFaint = (mail: string, scheme: "light" | "dark") =>
    listTextPairs(mail, scheme)
      .filter(({ color, ground }) => measureContrast(color, ground) < 4.5)
      .map(({ words }) => words);

  it("finds words that are pale on the light ground", () => {
    const spoilt = html.replace("</body>", '<p style="color:#dcd6c8">pale</p></body>');
    expect(listFaint(spoilt, "light")).toEqual(["pale"]);
    expect(listFaint(spoilt, "dark")).toEqual([]);
  });

  it("finds words that stay dark in dark mode, and a ground that stays light", () => {
    const spoilt = html.replace('<p class="muted"', "<p").replace('class="sheet listing"', 'class="listing"');
    expect(listFaint(spoilt, "light")).toEqual([]);
    expect(listFaint(spoilt, "dark")).toEqual(
      expect.arrayContaining([expect.stringMatching(/^New post/), "/** Why. */"]),
    );
  });
});
