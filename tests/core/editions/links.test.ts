import { describe, expect, it } from "vitest";
import { deriveMailLinks, type MailLinks } from "../../../src/core/editions/links.ts";
import { asIssueId } from "../../../src/core/ids.ts";

const listLinks = (links: MailLinks) =>
  ({
    confirm: links.confirm("T-o_k"),
    leave: links.leave("T-o_k"),
    manage: links.manage("T-o_k"),
    shortcut: links.shortcut("monthly", "T-o_k"),
    archive: links.archive("pt-BR"),
    issue: links.issue(asIssueId("weekly-2026-11-23"), "pt-BR"),
  }) satisfies Record<keyof MailLinks, string>;

describe("the links of mails", () => {
  it("have the forms that were mailed to readers", () => {
    expect(listLinks(deriveMailLinks("https://news.example/"))).toEqual({
      confirm: "https://news.example/confirm?token=T-o_k",
      leave: "https://news.example/unsubscribe?token=T-o_k",
      manage: "https://news.example/preferences?token=T-o_k",
      shortcut: "https://news.example/preferences/monthly?token=T-o_k",
      archive: "https://news.example/issues?lang=pt-BR",
      issue: "https://news.example/issues/weekly-2026-11-23?lang=pt-BR",
    });
  });

  it("stay below the newsletter's own path, and lead to a pause too", () => {
    const links = deriveMailLinks(new URL("https://blog.example/news/"));
    for (const link of Object.values(listLinks(links)))
      expect(link.startsWith("https://blog.example/news/")).toBe(true);
    expect(links.shortcut("pause", "T")).toBe("https://blog.example/news/preferences/pause?token=T");
  });
});
