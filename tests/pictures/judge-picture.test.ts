import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PNG } from "pngjs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { judgePicture } from "./judge-picture.ts";
import { decodePng, encodePalettePng } from "./palette-png.ts";

let folders: { kept: string; failed: string };
let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "pictures-"));
  folders = { kept: join(home, "kept"), failed: join(home, "failed") };
});
afterEach(() => rmSync(home, { recursive: true }));

type Colour = readonly [red: number, green: number, blue: number];

/** A sheet of one colour with a block of another on it. */
function draw(width: number, height: number, block = 0, colour: Colour = [154, 42, 27]): PNG {
  const png = new PNG({ width, height });
  for (let index = 0; index < width * height; index += 1)
    png.data.set(
      [...(index % width < block && index < width * block ? colour : [253, 252, 249]), 255],
      index * 4,
    );
  return png;
}

const judge = (png: PNG) => judgePicture({ ...folders, renewing: false }, "mail", PNG.sync.write(png));
const keep = (png: PNG) => judgePicture({ ...folders, renewing: true }, "mail", PNG.sync.write(png));

describe("a picture", () => {
  it("is the same as itself, and renewed only where that is asked for", () => {
    expect(judge(draw(60, 60, 9))).toMatch(
      /^mail is not kept yet: look at its actual in .*RENEW_PICTURES=1 npx/,
    );
    expect(existsSync(folders.kept)).toBe(false);
    expect(keep(draw(60, 60, 9))).toBeNull();
    expect(judge(draw(60, 60, 9))).toBeNull();
    expect(readdirSync(folders.failed)).toEqual([]);
  });

  it("says how it differs, and leaves itself and the difference behind until it is right again", () => {
    keep(draw(60, 60, 9));
    expect(judge(draw(60, 60, 12))).toMatch(
      /^mail differs in \d+ pixels: look at its actual and difference in /,
    );
    expect(readdirSync(folders.failed)).toEqual(["mail.actual.png", "mail.difference.png"]);
    expect(decodePng(readFileSync(join(folders.failed, "mail.actual.png"))).width).toBe(60);
    expect(judge(draw(60, 60, 9))).toBeNull();
    expect(readdirSync(folders.failed)).toEqual([]);
  });

  it("differs where a colour is another one, if only a little", () => {
    keep(draw(60, 60, 9));
    expect(judge(draw(60, 60, 9, [120, 42, 60]))).toMatch(/differs in 81 pixels/);
  });

  it("differs where it is taller", () => {
    keep(draw(60, 60, 9));
    expect(judge(draw(60, 61, 9))).toMatch(
      /^mail is 60 × 61 pixels and was 60 × 60: look at its actual and difference in /,
    );
    expect(decodePng(readFileSync(join(folders.failed, "mail.difference.png"))).height).toBe(61);
  });

  it("is the same where a few pixels are not, less than a comma has", () => {
    keep(draw(60, 60, 0));
    expect(judge(draw(60, 60, 2))).toBeNull();
    expect(judge(draw(60, 60, 4))).toMatch(/differs/);
  });
});

describe("the palette of a picture", () => {
  it("keeps the colours of few to the bit", () => {
    const png = draw(31, 17, 5);
    expect(decodePng(encodePalettePng(png)).data).toEqual(png.data);
  });

  it("gives a rare colour beyond 256 to one that looks like it, and leaves the frequent ones alone", () => {
    const png = new PNG({ width: 256, height: 4 });
    for (let index = 0; index < 1024; index += 1)
      png.data.set([200, 100, index < 512 ? 0 : 255, 255], index * 4);
    for (let blue = 0; blue < 256; blue += 1) png.data.set([0, blue, 0, 255], blue * 4);
    png.data.set([201, 103, 2, 255], 1024 * 2 - 4);
    const { data } = decodePng(encodePalettePng(png));
    expect([...data.subarray(1024 * 2 - 4, 1024 * 2)]).toEqual([200, 100, 0, 255]);
    expect(data.subarray(1024, 1024 * 2 - 4)).toEqual(png.data.subarray(1024, 1024 * 2 - 4));
    expect(data.subarray(1024 * 2)).toEqual(png.data.subarray(1024 * 2));
  });
});
