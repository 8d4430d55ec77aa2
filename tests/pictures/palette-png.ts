import { crc32, deflateSync } from "node:zlib";
import { PNG } from "pngjs";

/** As many as a byte can number. */
const MAX_COLOURS = 256;
/** Of each part of a colour the upper half of its bits: colours that share them look alike. */
const LIKE = 0xf0f0f0;

/**
 * A picture as a PNG of at most 256 colours, a third of the size: grounds and letters keep theirs, which are frequent; of
 * the soft edges of letters each takes the nearest. The same picture gives the same bytes.
 */
export function encodePalettePng({ width, height, data }: PNG): Buffer {
  const pixels = Array.from({ length: width * height }, (_, index) => data.readUInt32BE(index * 4) >>> 8);
  const palette = selectPalette(pixels);
  const numbers = new Map(palette.map((colour, number) => [colour, number]));
  const lines = Buffer.alloc((width + 1) * height); // each line begins with its filter: none
  for (const [index, colour] of pixels.entries()) {
    const number = numbers.get(colour) ?? findNearest(colour, palette);
    numbers.set(colour, number);
    lines[index + 1 + Math.floor(index / width)] = number;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8); // a byte for each pixel, with a palette
  const colours = Buffer.from(palette.flatMap((colour) => split(colour)));
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    toChunk("IHDR", header),
    toChunk("PLTE", colours),
    toChunk("IDAT", deflateSync(lines, { level: 9 })),
    toChunk("IEND", Buffer.alloc(0)),
  ]);
}

export const decodePng = (bytes: Buffer): PNG => PNG.sync.read(bytes);

/** All colours, or where they are too many, of those that the eye takes for one the most frequent. */
function selectPalette(pixels: readonly number[]): readonly number[] {
  const counts = new Map<number, number>();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const byFrequency = [...counts]
    .sort(([a, many], [b, others]) => others - many || a - b)
    .map(([colour]) => colour);
  if (byFrequency.length <= MAX_COLOURS) return byFrequency;
  const firsts = new Map(byFrequency.toReversed().map((colour) => [colour & LIKE, colour]));
  return [...firsts.values()].toReversed().slice(0, MAX_COLOURS);
}

function findNearest(colour: number, palette: readonly number[]): number {
  const distances = palette.map((other) => measureDistance(colour, other));
  return distances.indexOf(Math.min(...distances));
}

function measureDistance(one: number, other: number): number {
  const parts = split(other);
  return split(one).reduce((sum, part, index) => sum + (part - (parts[index] ?? 0)) ** 2, 0);
}

const split = (colour: number): readonly number[] => [
  (colour >> 16) & 255,
  (colour >> 8) & 255,
  colour & 255,
];

function toChunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
