import type { Browser, Page } from "playwright-core";
import { composeFontSheet } from "./compose-font-sheet.ts";

/** Stands in for every picture of a post: drawn by the browser itself, as files are scaled in ways that differ. */
const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="600"><rect width="1200" height="600" fill="#7fa99b"/>' +
  '<rect x="300" y="150" width="600" height="300" fill="#f4c95d"/></svg>';

const fonts = composeFontSheet();

interface Look {
  readonly width: number;
  readonly colorScheme: "light" | "dark";
}

/** The whole mail as a program with styles shows it, with our own fonts and pictures: nothing in it is the machine's. */
export async function takePicture(browser: Browser, html: string, look: Look): Promise<Buffer> {
  const { width, colorScheme } = look;
  const page = await browser.newPage({ viewport: { width, height: 200 }, colorScheme });
  try {
    await page.route("https://blog.example.com/pictures/*", (route) =>
      route.fulfill({ contentType: "image/svg+xml", body: DRAWING }),
    );
    await page.setContent(html.replace("</head>", `<style>${fonts}</style></head>`));
    await page.evaluate("document.fonts.ready");
    const foreign = await listForeignFonts(page);
    if (foreign.length > 0)
      throw new Error(`Fonts of this machine are in the picture: ${foreign.join(", ")}`);
    return await page.screenshot({ fullPage: true });
  } finally {
    await page.close();
  }
}

/** What the browser took from the system for letters that our fonts lack, or for names that come before them. */
async function listForeignFonts(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send("DOM.enable");
  await session.send("CSS.enable");
  const { root } = await session.send("DOM.getDocument", { depth: 0 });
  const { nodeIds } = await session.send("DOM.querySelectorAll", { nodeId: root.nodeId, selector: "body *" });
  const used = await Promise.all(
    nodeIds.map((nodeId) => session.send("CSS.getPlatformFontsForNode", { nodeId })),
  );
  const foreign = used.flatMap(({ fonts: shown }) => shown.filter((font) => !font.isCustomFont));
  return [...new Set(foreign.map((font) => font.familyName))];
}
