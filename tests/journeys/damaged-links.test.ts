import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../../dev/browser.ts";
import { AUTHOR, type LocalGazette, mailsTo, startGazette, waitFor } from "./stage/local-gazette.ts";
import { look } from "./stage/look.ts";

const EMAIL = "luz@example.com";
const SAVE = 'form[action^="/preferences?"] button[type=submit]';

let gazette: LocalGazette;
let browser: Browser;

beforeAll(async () => {
  [gazette, browser] = await Promise.all([startGazette({ LANGUAGES: '["en","es","ar"]' }), launchBrowser()]);
  const body = `email,languages,cadence\n${EMAIL},es,weekly\n`;
  await gazette.ask("/api/subscribers/import", {
    method: "POST",
    headers: { ...AUTHOR, "Content-Type": "text/csv" },
    body,
  });
});

afterAll(async () => {
  await browser?.close();
  await gazette?.stop();
});

async function open(path: string, locale = "es"): Promise<Page> {
  const page = await browser.newPage({ locale, viewport: { width: 320, height: 800 } });
  await page.goto(`${gazette.url}${path}`);
  return page;
}

/** The address in the newest mail to the reader, below the newsletter's own. */
async function readLink(): Promise<string> {
  const mail = await waitFor("the mail with a link", () => mailsTo(gazette, EMAIL).at(-1));
  const link = /https?:\/\/\S*\/preferences\?token=[\w-]+/.exec(mail.text ?? "")?.[0] ?? "";
  return link.slice(new URL(link).origin.length);
}

describe("a reader whose link is cut off", () => {
  it("gets another by address, which works with marks stuck to it, and keeps two tabs apart", async () => {
    const cut = await open("/Unsubscribe/?token=cut-off");
    expect(new URL(cut.url()).pathname).toBe("/unsubscribe");
    expect(await look(cut, "cut-off-link")).toEqual([]);
    await cut.fill("#email", "luz");
    await cut.evaluate("document.querySelector('form').noValidate = true");
    await cut.click("button[type=submit]");
    expect(await cut.textContent("[role=alert]")).toContain("Revisa la dirección");
    await cut.goto(cut.url()); // Enter in the address bar
    await cut.fill("#email", EMAIL);
    await cut.click("button[type=submit]");
    expect(await look(cut, "link-asked")).toEqual([]);

    const path = await readLink();
    const [first, second] = [await open(`${path}.`), await open(`${path}%22%3E`)];
    await first.check("input[value=monthly]");
    await first.click(SAVE);
    await second.selectOption("#language-2", "en");
    await second.click(SAVE);
    expect(await second.textContent("[role=status]")).toContain("quizá en otra pestaña");
    expect(await second.isChecked("input[value=monthly]")).toBe(true);
    expect(await look(second, "two-tabs")).toEqual([]);

    await second.goto(second.url()); // Enter in the address bar
    expect(await second.inputValue("#language-2")).toBe("en");
  });
});
