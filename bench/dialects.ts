import MarkdownIt from "markdown-it";
import { expandDialects } from "../src/adapters/markdown/dialects/expand-dialects.ts";
import { addRules } from "../src/adapters/markdown/dialects/rules/add-rules.ts";
import type { BodyOrigin } from "../src/core/posts/origin/body-origin.ts";
import { deriveGenerator } from "../src/core/posts/origin/generator.ts";
import { HOSTILE_MARKDOWN } from "../tests/builders/hostile-markdown.ts";
import { holdLimit } from "./judges/hold-limit.ts";

/**
 * Whether any reader of a blog's own language grows faster than its text: each hostile text at one and at two megabytes, which
 * is four times what a post may have, so that a pattern which looks back or starts again shows before anybody meets it.
 * Templates and components of each kind of file, then the rules that markdown-it gets. `npm run bench -- dialects [name]`
 */
const WHOLE = 2 * 1024 * 1024;
const LONGEST_MS = 6_000;
const MOST_GROWTH = 2.8;
/** Shorter than this, a measurement says more of the machine than of the text. */
const SHORTEST_MS = 400;
/** A text of very many lines or openings is refused before these would meet it whole. */
const RULES_WHOLE = WHOLE / 4;

const FILES = ["posts/x.md", "posts/x.mdx", "_posts/2026-11-20-x.md", "content/posts/x.md"];
const markdownIt = new MarkdownIt({ html: true, maxNesting: 40 });
addRules(markdownIt);

const [wanted = ""] = process.argv.slice(2);
const slow: { readonly name: string; readonly reader: string; readonly ms: readonly number[] }[] = [];
let longest = { name: "", reader: "", ms: 0 };
for (const [name, make] of HOSTILE_MARKDOWN) {
  if (!name.includes(wanted)) continue;
  for (const path of FILES) judge(name, path, WHOLE, make, (text) => expandDialects(text, originOf(path)));
  judge(name, "rules", RULES_WHOLE, make, (text) =>
    markdownIt.parse(text, { origin: originOf("posts/x.md") }),
  );
}
console.log(`dialects: ${HOSTILE_MARKDOWN.length} hostile texts`, { longest, slow });
holdLimit(
  `at most ${LONGEST_MS} ms for 2 MB, at most ${MOST_GROWTH} times as long for twice as much`,
  slow.length === 0,
);

function judge(
  name: string,
  reader: string,
  whole: number,
  make: (length: number) => string,
  read: (text: string) => unknown,
): void {
  const measureBoth = (): readonly [number, number] => [
    measure(make(whole / 2), read),
    measure(make(whole), read),
  ];
  // A machine that stalls does not do so three times.
  const tries = [measureBoth()];
  while (tries.length < 3 && tries.every(isSlow)) tries.push(measureBoth());
  const ms = tries.find((one) => !isSlow(one)) ?? tries[0] ?? [0, 0];
  if (ms[1] > longest.ms) longest = { name, reader, ms: ms[1] };
  if (!isSlow(ms)) return;
  slow.push({ name, reader, ms });
  console.log(name, reader, ms); // as it is found: all of them take minutes
}

function isSlow([half, all]: readonly [number, number]): boolean {
  return all > LONGEST_MS || (all > SHORTEST_MS && all > MOST_GROWTH * half);
}

/** CPU milliseconds. */
function measure(text: string, read: (text: string) => unknown): number {
  const before = process.cpuUsage();
  read(text);
  const { user, system } = process.cpuUsage(before);
  return Math.round((user + system) / 1000);
}

function originOf(path: string): BodyOrigin {
  return {
    path,
    generator: deriveGenerator(path, {}),
    data: {},
    siteUrl: new URL("https://blog.example.com"),
    findPost: () => null,
    findStoredPost: () => null,
  };
}
