import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasPackagedBrowser, launchBrowser } from "../../dev/browser.ts";
import { composePicturedMails } from "./compose-mails.ts";
import { judgePicture } from "./judge-picture.ts";
import { takePicture } from "./take-picture.ts";

const ALBUM = {
  kept: join(import.meta.dirname, "kept"),
  failed: join(import.meta.dirname, "failed"),
  renewing: process.env.RENEW_PICTURES === "1",
};

const WIDTHS = [375, 640];
const SCHEMES = ["light", "dark"] as const;
const mails = await composePicturedMails();
const LOOKS = Object.keys(mails).flatMap((mail) =>
  WIDTHS.flatMap((width) =>
    SCHEMES.map((colorScheme) => ({ mail, width, colorScheme, name: `${mail}-${width}-${colorScheme}` })),
  ),
);

if (!hasPackagedBrowser)
  console.log(
    "Pictures of mails are NOT compared here: that takes the browser of the npm package (Linux, x64).",
  );

describe.runIf(hasPackagedBrowser)("the picture of a mail", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it.each(LOOKS)("is as it was when it was last looked at: $name", async ({ mail, name, ...look }) => {
    const screenshot = await takePicture(browser, mails[mail]?.html ?? "", look);
    expect(judgePicture(ALBUM, name, screenshot)).toBeNull();
  });

  it("is kept of every mail that is looked at, and of no other", () => {
    const names = LOOKS.map(({ name }) => `${name}.png`);
    const others = readdirSync(ALBUM.kept).filter((file) => !names.includes(file));
    for (const file of ALBUM.renewing ? others : []) rmSync(join(ALBUM.kept, file));
    expect(readdirSync(ALBUM.kept).toSorted()).toEqual(names.toSorted());
  });
});
