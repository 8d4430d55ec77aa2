import { readFileSync } from "node:fs";
import { createRandom } from "../laws/storm/random.ts";

/** So many lines of these files by chance, each as a range of one line. The same seed gives the same lines. */
export function sampleLines(files: readonly string[], count: number, seed: number): readonly string[] {
  const random = createRandom(seed);
  return files
    .flatMap((file) =>
      listCode(file).map((line) => ({ range: `${file}:${line}-${line}`, order: random.fraction() })),
    )
    .sort((a, b) => a.order - b.order)
    .slice(0, count)
    .map(({ range }) => range);
}

/** Numbers of the lines that hold more than a comment, an import, a field of a type or a bracket. */
function listCode(file: string): readonly number[] {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.flatMap((line, index) => (NO_CODE.test(line) ? [] : [index + 1]));
}

const NO_CODE = /^\s*(?:$|\/[/*]|\*|import |\} from |readonly |export (?:interface|type) |[\])},;]+$)/;
