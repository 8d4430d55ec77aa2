import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../../dev/browser.ts";
import { listHtmlFaults } from "../templates/reading/html-rules.ts";
import { type LocalGazette, mailsTo, startGazette } from "./stage/local-gazette.ts";
import { lookAtMail } from "./stage/look.ts";
import { openWindow } from "./stage/open-window.ts";
import { press } from "./stage/press.ts";
import { findLink, publishAlone, publishInThreeTongues, WEEKLY } from "./stage/three-tongues.ts";

const TONGUES = ["en", "es", "ar"] as const;

let gazette: LocalGazette;
let browser: Browser;
let alone: string;

beforeAll(async () => {
  [gazette, browser] = await Promise.all([
    startGazette({ LANGUAGES: '["en","es","fr","de","pt","ar"]' }),
    launchBrowser(),
  ]);
  await publishInThreeTongues(gazette, TONGUES);
  alone = await publishAlone(gazette);
});

afterAll(async () => {
  await browser?.close();
  await gazette?.stop();
});

const submit = (page: Page) => press(page, page.locator("main button[type=submit]").first());

describe.each(TONGUES)(
  "every page in %s is accessible, valid, and speaks the browser's language:",
  (language) => {
    let context: BrowserContext;
    let page: Page;
    let check: (name: string) => Promise<void>;
    const address = `new-${language}@example.com`;

    beforeAll(async () => {
      ({ context, page, check } = await openWindow(browser, language));
    });
    afterAll(() => context?.close());

    it("the front page, and the form with faults", async () => {
      await page.goto(`${gazette.url}/`);
      await check("home");
      await page.locator("form").evaluate((form) => form.setAttribute("novalidate", ""));
      await page.locator("#email").fill("nobody@nowhere");
      await submit(page);
      await check("home-faults");
      expect(await page.evaluate("document.activeElement.className")).toBe("faults");
    });

    it("the inbox, the confirmation with one button, and after it, twice", async () => {
      await page.locator("#email").fill(address);
      await submit(page);
      await check("check-inbox");
      await context.clearCookies(); // as on another device
      const link = await findLink(gazette, address, "confirm");
      await page.goto(link);
      await check("confirm");
      await submit(page);
      await check("confirmed");
      await page.goto(link);
      await submit(page);
      await check("confirmed-again");
    });

    it("a reader's own page: as it is, with faults, saved, paused", async () => {
      await page.goto(await findLink(gazette, `${language}@example.com`, "preferences"));
      await check("preferences");
      await page.locator("#pauseUntil").fill("2001-01-01");
      await page
        .locator("form")
        .first()
        .evaluate((form) => form.setAttribute("novalidate", ""));
      await submit(page);
      await check("preferences-faults");
      await page.locator("#pauseUntil").fill("2030-01-31");
      await submit(page);
      await check("preferences-saved");
      await page.locator("#pauseUntil").fill("");
      await submit(page);
    });

    it("a common choice out of a mail, before and after its press", async () => {
      for (const action of ["monthly", "pause"]) {
        await page.goto(await findLink(gazette, `${language}@example.com`, `preferences/${action}`));
        await check(`choice-${action}`);
        await submit(page);
        await check(`choice-${action}-done`);
      }
    });

    it("what a magic link opens, and what erasing leaves", async () => {
      await page.goto(await findLink(gazette, `${language}@example.com`, "preferences"));
      await press(page, page.locator("form[action^='/preferences/fresh'] button"));
      await check("magic-link-sent");
      await page.goto(await findLink(gazette, `${language}@example.com`, "preferences", "magic-link"));
      await page.locator("details summary").click();
      await check("preferences-fresh");
      await press(page, page.locator("form[action^='/preferences/erase'] button"));
      await check("erased");
    });

    it("leaving, and what is left", async () => {
      await page.goto(await findLink(gazette, `${language}@example.com`, "unsubscribe"));
      await check("leave");
      await submit(page);
      await check("left");
    });

    it("a feed's page, of everything and of one language", async () => {
      await page.goto(`${gazette.url}/feed.xml`);
      await check("feed");
      await page.goto(`${gazette.url}/feeds/ar.atom`);
      await check("feed-arabic");
    });

    it("the archive, an issue of several stories, and one of a single story", async () => {
      await page.goto(`${gazette.url}/issues`);
      await check("archive");
      await page.goto(`${gazette.url}/issues/${WEEKLY}`);
      await check("issue");
      await page.goto(`${gazette.url}/issues/${alone}`);
      await check("issue-of-one");
    });

    it("problems", async () => {
      await page.goto(`${gazette.url}/nowhere`);
      await check("problem-not-found");
      await page.goto(`${gazette.url}/confirm?token=cut-off`);
      await check("problem-link");
      await page.goto(`${gazette.url}/issues/none`);
      await check("problem-issue");
    });

    it("the confirmation mail, the digest and a whole post, narrow and wide", async () => {
      const mails = {
        confirmation: mailsTo(gazette, address)[0],
        "magic-link": mailsTo(gazette, `${language}@example.com`).at(-1),
        digest: mailsTo(gazette, `${language}@example.com`)[0],
        article: mailsTo(gazette, `${language}@example.com`)[1], // in Arabic, for everybody
      };
      for (const [name, mail] of Object.entries(mails)) {
        const html = mail?.html ?? "";
        expect({ name, faults: await listHtmlFaults(html, "mail") }).toEqual({ name, faults: [] });
        expect(await lookAtMail(browser, html, `mail-${name}-${language}`)).toEqual([]);
      }
    });
  },
);
