import { describe, expect, it } from "vitest";
import { MESSAGES } from "../../templates/words/messages.ts";
import { listHtmlFaults } from "./reading/html-rules.ts";
import { renderEveryMail } from "./samples/every-mail.ts";
import { renderEveryPage } from "./samples/every-page.ts";

const languages = Object.keys(MESSAGES);

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
