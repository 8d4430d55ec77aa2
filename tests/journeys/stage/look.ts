import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Frame, Page } from "playwright-core";

const SHOTS = "tests/journeys/pictures";
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** WCAG 2.2 A and AA (the size of targets is not among what axe looks at by itself), and what axe thinks good besides. */
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What axe finds on the page or in one of its frames, one line for each element. Pages carry no script: axe is put in from outside. */
export async function listAxeViolations(
  page: Page | Frame,
  rules = [...WCAG, "best-practice"],
): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const found = await page.evaluate(`axe.run({ runOnly: ${JSON.stringify(rules)} })`);
  const { violations } = found as { violations: { id: string; nodes: { target: unknown[] }[] }[] };
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
}

/** Whether somebody wants to look at the pages: drawing some hundreds of them whole takes minutes, and no check needs them. */
const KEEPS_PICTURES = process.env.KEEP_PICTURES === "1";

/** A picture of the whole page, beside those of other journeys, where `KEEP_PICTURES=1` asks for them. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  if (!KEEPS_PICTURES) return;
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
}

/** What axe finds on the page as it is, and a picture of it. */
export async function look(page: Page, name: string): Promise<readonly string[]> {
  await keepPicture(page, name);
  return listAxeViolations(page);
}

const SCHEMES = ["light", "dark"] as const;

/**
 * The page wide and narrow, light and dark: what axe finds in each scheme, or where the page is wider than its window, and a
 * picture of each.
 */
export async function lookAround(page: Page, name: string): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const width of [1280, 375])
    for (const colorScheme of SCHEMES) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      await keepPicture(page, `${name}-${width}-${colorScheme}`);
      faults.push(...(await findOverflow(page, name)));
      // Contrast goes with the scheme, layout with the width: two of the four views show both.
      if ((width === 1280) === (colorScheme === "light")) faults.push(...(await listAxeViolations(page)));
    }
  return faults;
}

/** The HTML part of a mail as a program with styles shows it, at both usual widths: what axe finds, what is too wide, pictures. */
export async function lookAtMail(browser: Browser, html: string, name: string): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const width of [375, 640])
    for (const colorScheme of SCHEMES) {
      const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
      await page.setContent(html);
      await keepPicture(page, `${name}-${width}-${colorScheme}`);
      faults.push(...(await findOverflow(page, name)));
      faults.push(...(await listAxeViolations(page, WCAG))); // a mail has no landmarks: it is part of a page
      await page.close();
    }
  return faults;
}

async function findOverflow(page: Page, name: string): Promise<readonly string[]> {
  const needed = Number(await page.evaluate("document.documentElement.scrollWidth"));
  const width = page.viewportSize()?.width ?? 0;
  return needed > width ? [`${name} is ${needed} pixels wide at ${width}`] : [];
}
