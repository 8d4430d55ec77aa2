import type { Locator, Page } from "playwright-core";

/** Presses a button or a link and waits for the page that it leads to: a click alone does not. */
export async function press(page: Page, what: Locator): Promise<void> {
  const arrived = page.waitForEvent("framenavigated", (frame) => frame === page.mainFrame());
  await Promise.all([arrived, what.click()]);
  await page.waitForLoadState();
}
