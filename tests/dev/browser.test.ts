import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../../dev/browser.ts";

const digest = readFileSync("tests/templates/__snapshots__/the digest in English.html", "utf8");

describe("the browser of the tools", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  /** Widths of the same words in a font; a browser without fonts draws them zero or equally wide boxes. */
  const measureText = async (text: string) => {
    const page = await browser.newPage();
    await page.setContent(`<span style="font: 40px serif">${text}</span>`);
    const box = await page.locator("span").boundingBox();
    await page.close();
    return box?.width ?? 0;
  };

  it("draws visible text", async () => {
    const [narrow, wide] = [await measureText("iiiiiiii"), await measureText("WWWWWWWW")];
    expect(narrow).toBeGreaterThan(0);
    expect(wide).toBeGreaterThan(narrow * 2);
  });

  it("takes a picture of a page", async () => {
    const page = await browser.newPage({ viewport: { width: 300, height: 200 }, deviceScaleFactor: 2 });
    await page.setContent("<h1>Gazette</h1>");
    const picture = await page.screenshot();
    await page.close();
    expect(picture.subarray(1, 4).toString()).toBe("PNG");
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([600, 400]);
  });

  it("takes pictures of many mails, one after the other", async () => {
    for (let count = 0; count < 24; count += 1) {
      const page = await browser.newPage({ viewport: { width: 640, height: 900 }, deviceScaleFactor: 2 });
      await page.setContent(digest);
      const picture = await page.screenshot({ fullPage: true });
      await page.close();
      expect(picture.readUInt32BE(20), `the height of picture ${count}`).toBeGreaterThanOrEqual(1800);
    }
  }, 120_000);
});
