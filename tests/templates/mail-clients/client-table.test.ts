import { describe, expect, it } from "vitest";
import { MAIL_ELEMENTS } from "../../../src/adapters/markdown/article-elements.ts";
import { renderEveryMail } from "../samples/every-mail.ts";
import { judgeClientTable } from "./judge-client-table.ts";
import { DEGRADATIONS } from "./known-degradations.ts";
import { listUsages } from "./list-usages.ts";
import { UNTESTED } from "./untested-usages.ts";

const used = ["en", "ar"]
  .flatMap((language) => Object.values(renderEveryMail(language)))
  .flatMap((mail) => listUsages(mail.html));
const judgeWith = (planted: string) => judgeClientTable([...used, ...listUsages(planted)]);

describe("Gmail, Apple Mail, Outlook and Yahoo", () => {
  it("know every element, attribute and style of every mail, or it degrades knowingly", () => {
    expect(judgeClientTable(used)).toEqual([]);
  });

  it("are told why for everything that they do not know", () => {
    const features = DEGRADATIONS.map((entry) => entry.feature);
    expect(new Set(features).size).toBe(features.length);
    for (const { reason } of [...DEGRADATIONS, ...UNTESTED]) expect(reason).toMatch(/^[A-Z“`].{10,}\.$/);
  });

  it("are asked about every element that a post can bring along", () => {
    const asked = new Set(used.map((usage) => `${usage.kind} ${usage.name}`));
    const names = [...Object.values(MAIL_ELEMENTS).map((element) => element.name), "img", "pre", "span"];
    expect(names.filter((name) => !asked.has(`element ${name}`))).toEqual([]);
  });
});

describe("the table of clients", () => {
  it.each([
    ['<p style="display:grid">', "css-display-grid in outlook.windows: no (display:grid)"],
    ['<p style="position:absolute">', "css-position in gmail.ios: no (position)"],
    ['<p style="margin-inline-start:1px">', "css-margin-inline-start-end in outlook.windows: no"],
    ['<p style="width:max(1px,2px)">', "css-function-max in outlook.windows: no (max())"],
    ["<video></video>", "html-video in gmail.desktop-webmail: no (video)"],
    ["<p hidden>", "html-hidden in outlook.windows: no (hidden)"],
    ["<p><style>p:has(a){color:red}</style>", "css-pseudo-class-has in gmail.ios: no (:has)"],
    [
      "<p><style>@media(hover){p{color:red}}</style>",
      "css-at-media-hover in outlook.windows: no (@media hover)",
    ],
    ['<img src="https://e.org/a.avif">', "image-avif in outlook.windows: no (.avif)"],
    ['<a href="#here">', "html-anchor-links in"],
  ])("names client and feature where a mail holds %s", (planted, fault) => {
    expect(judgeWith(planted).join("\n")).toContain(fault);
  });

  it("names what caniemail has never tested", () => {
    expect(judgeWith('<blink zoomed style="zoom:2">')).toEqual([
      "caniemail has no data: element blink",
      "caniemail has no data: attribute zoomed",
      "caniemail has no data: property zoom",
    ]);
  });

  it("looks into what Outlook on Windows alone reads, and asks no other client about it", () => {
    const faults = judgeWith('<!--[if mso]><p style="position:absolute"><![endif]-->');
    expect(faults).toEqual(["css-position in outlook.windows: no (position)"]);
  });

  it("wants no excuse that nothing needs any more", () => {
    const faults = judgeClientTable(listUsages("<p>Words</p>"));
    expect(faults).toContain("not needed on the list: css-border-radius in outlook.windows: no");
    expect(faults).toContain("not needed among the untested: element u");
    expect(faults.every((fault) => fault.startsWith("not needed"))).toBe(true);
  });
});
