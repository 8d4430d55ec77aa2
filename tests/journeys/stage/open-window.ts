import type { Browser, Response } from "playwright-core";
import { expect } from "vitest";
import { listHtmlFaults } from "../../templates/reading/html-rules.ts";
import { lookAround } from "./look.ts";

/** One reader's browser: `check` looks at the page that it is on from all sides, and validates its source. */
export async function openWindow(browser: Browser, language: string) {
  const context = await browser.newContext({ locale: language });
  const page = await context.newPage();
  const answers: Response[] = [];
  page.on("response", (response) => {
    if (response.request().isNavigationRequest()) answers.push(response);
  });
  const check = async (name: string) => {
    await page.waitForLoadState();
    const source = (await answers.at(-1)?.text()) ?? "";
    expect(source).toContain(`<html lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}"`);
    expect({ name, faults: await listHtmlFaults(source, "page") }).toEqual({ name, faults: [] });
    const faults = await lookAround(page, `${name}-${language}`);
    expect({ name, faults }).toEqual({ name, faults: [] });
  };
  return { context, page, check };
}
