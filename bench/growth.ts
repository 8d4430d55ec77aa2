import { frontMatterReader } from "../src/adapters/markdown/front-matter/front-matter-reader.ts";
import { createMarkdownRenderer } from "../src/adapters/markdown/markdown-renderer.ts";
import { HOSTILE_MARKDOWN } from "../tests/builders/hostile-markdown.ts";
import { holdLimit } from "./judges/hold-limit.ts";

/**
 * How the time of reading a post grows with it: each hostile text at a quarter, a half and the whole of the 512 KiB that a
 * post may have, in CPU milliseconds of the fastest of three. `npm run bench -- growth [name]`
 */
const WHOLE = 512 * 1024;
const SIZES = [WHOLE / 4, WHOLE / 2, WHOLE];
const LONGEST_MS = 1_000;
const MOST_GROWTH = 2.5;
/** Shorter than this, a measurement says more of the machine than of the text. */
const SHORTEST_MS = 100;

const BASE = new URL("https://blog.example.com/en/hello");
const renderer = createMarkdownRenderer();

const [wanted = ""] = process.argv.slice(2);
const slow: { readonly name: string; readonly ms: readonly number[] }[] = [];
for (const [name, make] of HOSTILE_MARKDOWN) {
  if (!name.includes(wanted)) continue;
  const ms = SIZES.map((size) => measure(make(size)));
  if (!isFine(ms)) slow.push({ name, ms });
}
console.log(`growth: ${HOSTILE_MARKDOWN.length} hostile texts`, { slow });
holdLimit(
  `at most ${LONGEST_MS} ms for 512 KiB, at most ${MOST_GROWTH} times as long for twice as much`,
  slow.length === 0,
);

function measure(text: string): number {
  const tries = [0, 1, 2].map(() => {
    const before = process.cpuUsage();
    const file = frontMatterReader.read(text);
    renderer.render(file.ok ? file.value.body : text, BASE);
    const { user, system } = process.cpuUsage(before);
    return Math.round((user + system) / 1000);
  });
  return Math.min(...tries);
}

/** What is refused for its size may take less time than half of it. */
function isFine([, half = 0, whole = 0]: readonly number[]): boolean {
  return whole <= LONGEST_MS && (whole < SHORTEST_MS || whole <= MOST_GROWTH * half);
}
