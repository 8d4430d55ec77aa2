import type { Browser, Page, Response } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../../dev/browser.ts";
import { type LocalGazette, startGazette } from "./stage/local-gazette.ts";
import { keepPicture, listAxeViolations } from "./stage/look.ts";
import { publishInThreeTongues } from "./stage/three-tongues.ts";

let gazette: LocalGazette;
let browser: Browser;

beforeAll(async () => {
  [gazette, browser] = await Promise.all([startGazette({ LANGUAGES: '["en","es","ar"]' }), launchBrowser()]);
  await publishInThreeTongues(gazette, ["en"]);
});

afterAll(async () => {
  await browser?.close();
  await gazette?.stop();
});

async function openHome(language: string): Promise<Page> {
  const page = await browser.newPage({ locale: language });
  await page.goto(`${gazette.url}/`);
  return page;
}

/** What has the focus, in a word; in parentheses where nobody could see it, or where it is hidden behind something. */
const DESCRIBE_FOCUS = `(() => {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return "nothing";
  const ring = focused.closest(".chip") ?? focused;
  const style = getComputedStyle(ring);
  const box = ring.getBoundingClientRect();
  const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  const seen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && ring.contains(at);
  const name = focused.name ? focused.name + (focused.type === "email" ? "" : "=" + focused.value)
    : focused.getAttribute("href")?.replace(/\\?.*$/, "") ?? focused.className ?? focused.tagName;
  const word = (focused.lang ? focused.lang + ":" : "") + (focused.type === "submit" ? "button" : name);
  return seen ? word : "(" + word + ")";
})()`;

/** Tabs until the focus comes round. */
async function walk(page: Page): Promise<readonly string[]> {
  const stops: string[] = [];
  for (let steps = 0; steps < 60; steps += 1) {
    await page.keyboard.press("Tab");
    const stop = String(await page.evaluate(DESCRIBE_FOCUS));
    if (stop === "nothing") break;
    stops.push(stop);
  }
  return stops;
}

const readFocus = async (page: Page) => String(await page.evaluate(DESCRIBE_FOCUS));

describe("with the keyboard alone", () => {
  it.each(["en", "ar"])(
    "the focus goes through the front page as it is read, and is seen everywhere (%s)",
    async (language) => {
      const page = await openHome(language);
      const links = (stops: readonly string[]) =>
        stops.filter((stop) => stop.startsWith("/") || stop.includes("://"));
      const stops = await walk(page);
      expect(stops.filter((stop) => stop.startsWith("("))).toEqual([]);
      const [one, two, three] = language === "ar" ? ["ar", "en", "es"] : ["en", "es", "ar"];
      const form = ["email", "cadence=weekly", `languages=${one}`, `languages=${two}`, `languages=${three}`];
      const start = ["#content", "/issues", "https://blog.example.com/", "en:/", "es:/", "ar:/", ...form];
      expect(stops.slice(0, start.length)).toEqual(start);
      const after = stops.slice(start.length);
      expect(after.slice(0, after.indexOf("button")).every((stop) => stop.startsWith("topics="))).toBe(true);
      expect(links(after)).toEqual(after.slice(after.indexOf("button") + 1));
      expect(after.at(-1)).toBe("/feed.json");
      expect(stops.join(" ")).not.toContain("website"); // the honeypot
      await page.close();
    },
  );

  it("the first stop leads past the head band, and is shown only then", async () => {
    const page = await openHome("ar");
    const skip = page.locator(".skip");
    expect((await skip.boundingBox())?.y).toBeLessThan(0);
    await page.keyboard.press("Tab");
    expect((await skip.boundingBox())?.y).toBeGreaterThan(0);
    await keepPicture(page, "keyboard-skip-ar");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await readFocus(page)).toBe("email");
    await page.close();
  });

  it("a form with a fault comes back with the focus on what is wrong, from where a link leads to the field", async () => {
    const page = await openHome("ar");
    await page.locator("form").evaluate((form) => form.setAttribute("novalidate", ""));
    await page.locator("#email").focus();
    await page.keyboard.type("not-an-address");
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space"); // English, after the Arabic that is chosen
    await page.keyboard.press("Enter");
    await page.waitForURL("**/subscribe?lang=ar");
    await page.locator("[role=alert]:focus").waitFor();
    await page.keyboard.press("Tab");
    expect(await readFocus(page)).toBe("#email");
    await keepPicture(page, "keyboard-fault-ar");
    await page.keyboard.press("Enter");
    expect(await readFocus(page)).toBe("email");
    expect(
      await page
        .locator("input:checked")
        .evaluateAll((boxes) => boxes.map((box) => box.getAttribute("value"))),
    ).toEqual(["daily", "ar", "en"]);
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("keyboard@example.com");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/check-inbox?lang=ar");
    await page.close();
  });

  it("and a planted fault is found: no name, too small, too pale, no way to see the focus", async () => {
    const page = await browser.newPage(); // not one that keeps to our content security policy
    await page.setContent(`<html lang="en"><title>A</title><main><h1>A</h1><p style="color:#999;background:#fff">Pale</p>
      <style>a, button { display: block; width: 12px; height: 12px; outline: none; overflow: hidden }</style>
      <a href="/a">a</a><a href="/b">b</a><button></button></main></html>`);
    const rules = (await listAxeViolations(page)).map((fault) => fault.split(":")[0]);
    expect(rules).toEqual(expect.arrayContaining(["button-name", "color-contrast", "target-size"]));
    expect((await walk(page)).every((stop) => stop.startsWith("("))).toBe(true);
    await page.close();
  });
});

describe("the first view of the front page", () => {
  it("takes less than 30 KB in all, uncompressed, and no script", async () => {
    const page = await browser.newPage();
    const answers: Response[] = [];
    page.on("response", (response) => answers.push(response));
    await page.goto(`${gazette.url}/`, { waitUntil: "networkidle" });
    const weights: Record<string, number> = {};
    for (const answer of answers) weights[new URL(answer.url()).pathname] = (await answer.body()).byteLength;
    // A headless browser shows no icon and may not ask for it.
    weights["/favicon.svg"] ??= (await (await fetch(`${gazette.url}/favicon.svg`)).arrayBuffer()).byteLength;
    expect(Object.keys(weights).sort()).toEqual(["/", "/favicon.svg", "/style.css"]);
    expect(Object.values(weights).reduce((sum, weight) => sum + weight, 0)).toBeLessThan(30_000);
    expect(await page.locator("script").count()).toBe(0);
    await page.close();
  });
});
