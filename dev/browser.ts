import { type Browser, chromium } from "playwright-core";
import { unpackChromium } from "./browser/unpack-chromium.ts";

/** A browser that starts on a loaded machine. */
const START_MS = 120_000;
/** Does the browser come with the packages? Then pictures are the same to the pixel on every such system. */
export const hasPackagedBrowser = process.platform === "linux" && process.arch === "x64";

/**
 * Starts a headless browser: on Linux (x64) the one in `@sparticuz/chromium`, elsewhere the installed Chrome.
 * Throws in plain words if there is none.
 */
export async function launchBrowser(): Promise<Browser> {
  if (hasPackagedBrowser) return launchPackagedChromium();
  return launchInstalledChrome();
}

async function launchPackagedChromium(): Promise<Browser> {
  // Playwright would take pictures from a surface of their own, which this version of Chromium at times does not draw
  // in time: one picture in eight ended in "Unable to capture screenshot". The older way needs a little longer.
  process.env.PLAYWRIGHT_LEGACY_SCREENSHOT ??= "1";
  const { executablePath, libraryPath, fontConfigurationPath } = await unpackChromium();
  const libraries = [process.env.LD_LIBRARY_PATH, libraryPath].filter(Boolean).join(":");
  return chromium.launch({
    executablePath,
    timeout: START_MS,
    args: [
      "--no-sandbox", // containers run as root, where Chromium's own sandbox refuses to start; it visits local pages only
      ...["--font-render-hinting=none", "--disable-lcd-text"],
      "--disable-skia-runtime-opts", // else each kind of processor draws in its own way
    ],
    env: { ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: fontConfigurationPath },
  });
}

async function launchInstalledChrome(): Promise<Browser> {
  try {
    return await chromium.launch({ channel: "chrome", timeout: START_MS });
  } catch (cause) {
    const advice = "No browser to look at pages with: install Google Chrome, then try again.";
    throw new Error(advice, { cause });
  }
}
