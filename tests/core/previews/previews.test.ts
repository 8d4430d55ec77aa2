import { describe, expect, it } from "vitest";
import { chooseScheme } from "../../../src/core/previews/choose-scheme.ts";
import { listLinks, listUnsaid } from "../../../src/core/previews/read-article.ts";
import { findNextSlot } from "../../../src/core/schedule/find-next-slot.ts";

it("finds pictures that say nothing, and links, in sanitised HTML", () => {
  const html =
    '<p><img src="https://x.example/a.png?b=1&amp;c=2" alt=""> <img alt=" " src="https://x.example/b.png"> <img src="c" alt="A queue"> <a href="https://x.example/?a=1&amp;b=2#there">x</a> <a href="https://x.example/?a=1&amp;b=2">y</a> <a href="mailto:a@b.c">z</a></p>';
  expect(listUnsaid(html)).toEqual(["https://x.example/a.png?b=1&c=2", "https://x.example/b.png"]);
  expect(listLinks(html)).toEqual(["https://x.example/?a=1&b=2"]);
});

it("shows a mail in the scheme that is asked for, whatever the browser's is", () => {
  const mail =
    "<style>:root{color-scheme:light dark}@media(prefers-color-scheme:dark){.a{color:red}}</style>";
  expect(chooseScheme(mail, "dark")).toBe("<style>:root{color-scheme:dark}@media all{.a{color:red}}</style>");
  expect(chooseScheme(mail, "light")).toContain("@media not all{");
});

describe("the next slot", () => {
  const rhythm = { timeZone: "Europe/Madrid", sendAt: "09:00", weeklyOn: 1 };
  it.each([
    ["daily", "2026-11-20T07:59:00Z", "2026-11-20T08:00:00Z"],
    ["daily", "2026-11-20T08:00:00Z", "2026-11-21T08:00:00Z"],
    ["weekly", "2026-11-20T08:00:00Z", "2026-11-23T08:00:00Z"],
    ["monthly", "2027-01-31T08:00:00Z", "2027-02-01T08:00:00Z"],
    ["monthly", "2027-02-01T08:00:00Z", "2027-03-01T08:00:00Z"],
  ] as const)("of a %s cadence after %s is %s", (cadence, now, next) => {
    expect(findNextSlot(cadence, Date.parse(now), rhythm)).toBe(Date.parse(next));
  });
});
