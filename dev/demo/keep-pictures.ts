import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import type { ReceivedMail } from "../resend-emulator/received-mail.ts";
import { PROJECT_ROOT } from "../wrangler/wrangler-command.ts";

const FOLDER = join(PROJECT_ROOT, ".demo");

/** Keeps mails as `.demo/<name>.html`, `.txt` and `.png`, and a picture of the page with the form. */
export async function keepPictures(
  mails: Readonly<Record<string, ReceivedMail>>,
  formUrl: string,
): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const browser = await launchBrowser();
  try {
    for (const [name, mail] of Object.entries(mails)) await keepMail(browser, name, mail);
    await keepForm(browser, formUrl);
  } finally {
    await browser.close();
  }
}

async function keepMail(browser: Browser, name: string, { html, text }: ReceivedMail): Promise<void> {
  await writeFile(join(FOLDER, `${name}.html`), html ?? "");
  await writeFile(join(FOLDER, `${name}.txt`), text ?? "");
  const page = await browser.newPage({ viewport: { width: 640, height: 900 }, deviceScaleFactor: 2 });
  // The demo needs no network: pictures on other hosts stay out, as in a mail client that blocks them.
  await page.route(/^https?:/, (route) => route.abort());
  await page.setContent(html ?? "");
  await page.screenshot({ path: join(FOLDER, `${name}.png`), fullPage: true });
  await page.close();
}

async function keepForm(browser: Browser, url: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 960, height: 800 }, deviceScaleFactor: 2 });
  await page.goto(url);
  await page.screenshot({ path: join(FOLDER, "form.png"), fullPage: true });
  await page.close();
}
