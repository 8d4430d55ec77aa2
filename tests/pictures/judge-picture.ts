import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { decodePng, encodePalettePng } from "./palette-png.ts";

/** Fewer pixels than a comma has; soft edges of letters are not counted. */
const TOLERATED_PIXELS = 8;

const RENEWING = "RENEW_PICTURES=1 npx vitest run tests/pictures";

interface Album {
  /** Where pictures are kept. */
  readonly kept: string;
  /** Where those are put that are not as they were. */
  readonly failed: string;
  /** Keep what is there now? */
  readonly renewing: boolean;
}

/**
 * Compares a screenshot with the picture that is kept of it: null where they are the same, else what is wrong, with the
 * picture and the difference put into `failed`. While renewing it is kept as it is.
 */
export function judgePicture(
  { kept, failed, renewing }: Album,
  name: string,
  screenshot: Buffer,
): string | null {
  const actual = encodePalettePng(decodePng(screenshot));
  const path = join(kept, `${name}.png`);
  for (const kind of ["actual", "difference"]) rmSync(join(failed, `${name}.${kind}.png`), { force: true });
  if (renewing) {
    put(kept, `${name}.png`, actual);
    return null;
  }
  if (!existsSync(path)) return report(failed, name, "is not kept yet", { actual });
  const before = readFileSync(path);
  return before.equals(actual) ? null : compare(failed, name, before, actual);
}

function compare(failed: string, name: string, before: Buffer, actual: Buffer): string | null {
  const [old, now] = [decodePng(before), decodePng(actual)];
  const [width, height] = [Math.max(old.width, now.width), Math.max(old.height, now.height)];
  const difference = new PNG({ width, height });
  const [one, other] = [spread(old, width, height), spread(now, width, height)];
  const pixels = pixelmatch(one.data, other.data, difference.data, width, height, { threshold: 0.05 });
  const isAsLarge = old.width === now.width && old.height === now.height;
  if (isAsLarge && pixels <= TOLERATED_PIXELS) return null;
  const sizes = `is ${now.width} × ${now.height} pixels and was ${old.width} × ${old.height}`;
  const fault = isAsLarge ? `differs in ${pixels} pixels` : sizes;
  return report(failed, name, fault, { actual, difference: PNG.sync.write(difference) });
}

/** On a sheet of that size, from its upper left corner. */
function spread(picture: PNG, width: number, height: number): PNG {
  const sheet = new PNG({ width, height, fill: true });
  PNG.bitblt(picture, sheet, 0, 0, picture.width, picture.height, 0, 0);
  return sheet;
}

function report(
  failed: string,
  name: string,
  fault: string,
  pictures: Readonly<Record<string, Buffer>>,
): string {
  for (const [kind, bytes] of Object.entries(pictures)) put(failed, `${name}.${kind}.png`, bytes);
  const kinds = Object.keys(pictures).join(" and ");
  const place = relative(process.cwd(), failed);
  return `${name} ${fault}: look at its ${kinds} in ${place}. If it is better so: ${RENEWING}`;
}

function put(folder: string, file: string, bytes: Buffer): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, file), bytes);
}
