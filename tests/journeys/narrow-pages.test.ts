import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../../dev/browser.ts";
import { renderEveryPage } from "../templates/samples/every-page.ts";
import { fillWith, LONG_WORDS } from "./stage/long-words.ts";
import { keepPicture } from "./stage/look.ts";

const STYLE = readFileSync("public/style.css", "utf8");
const WIDTH = 320;

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: WIDTH, height: 640 } });
  await page.route(/^https?:/, (route) => route.abort()); // pictures of other sites
});
afterAll(() => browser?.close());

/** What is wider than the window, by the word that the page was filled with. */
async function findWide(): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const [name, word] of Object.entries(LONG_WORDS)) {
    const wide = (await page.evaluate(fillWith(word))) as readonly string[];
    if (wide.length > 0) faults.push(`${name}: ${wide.join(", ")}`);
  }
  return faults;
}

describe.each(["en", "de", "ar"])(
  "at 320 pixels no page in %s scrolls sideways, whatever it holds:",
  (language) => {
    it.each(Object.entries(renderEveryPage(language)))("%s", async (name, html) => {
      const styled = html.replace('<link rel="stylesheet" href="/style.css"/>', `<style>${STYLE}</style>`);
      expect(styled).not.toBe(html);
      for (const size of ["100%", "200%"]) {
        await page.setContent(styled);
        await page.addStyleTag({
          content: `html { font-size: ${size} } .cf-turnstile::before { content: ""; display: block; width: 300px; height: 65px }`,
        });
        expect({ size, wide: await findWide() }).toEqual({ size, wide: [] });
      }
      if (language !== "de") await keepPicture(page, `narrow-${name.replaceAll(" ", "-")}-${language}`);
    });
  },
);
