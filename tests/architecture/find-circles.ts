import { findTarget } from "./layers.ts";
import { readSource } from "./read-source.ts";

/** Imports by file: what each leads to in the project, types included. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

export const readGraph = (files: ReadonlyMap<string, string>): ImportGraph =>
  new Map([...files].map(([path, text]) => [path, listTargets(path, text).filter((to) => files.has(to))]));

const listTargets = (path: string, text: string): readonly string[] =>
  readSource(path, text).imports.flatMap(({ specifier }) => {
    const target = findTarget(path, specifier);
    return target.kind === "file" ? [target.path] : [];
  });

/**
 * Circles of imports, as the sorted files of each: the strongly connected components of more than one file (Tarjan 1972),
 * without recursion, since a chain of imports may be long.
 */
export function findCircles(graph: ImportGraph): readonly (readonly string[])[] {
  const numbers = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const circles: (readonly string[])[] = [];
  for (const start of graph.keys()) {
    if (numbers.has(start)) continue;
    const path = [{ file: start, rest: [...(graph.get(start) ?? [])] }];
    enter(start);
    while (path.length > 0) {
      const step = path[path.length - 1];
      const next = step?.rest.pop();
      if (step === undefined) break;
      if (next === undefined) {
        path.pop();
        leave(step.file, path.at(-1)?.file);
      } else if (!numbers.has(next)) {
        enter(next);
        path.push({ file: next, rest: [...(graph.get(next) ?? [])] });
      } else if (open.includes(next)) lower(step.file, numbers.get(next));
    }
  }
  return circles;

  function enter(file: string): void {
    numbers.set(file, numbers.size);
    lowest.set(file, numbers.size - 1);
    open.push(file);
  }

  function lower(file: string, to = Number.POSITIVE_INFINITY): void {
    lowest.set(file, Math.min(lowest.get(file) ?? to, to));
  }

  function leave(file: string, parent: string | undefined): void {
    if (parent !== undefined) lower(parent, lowest.get(file));
    if (lowest.get(file) !== numbers.get(file)) return;
    const circle = open.splice(open.indexOf(file));
    if (circle.length > 1) circles.push(circle.sort());
  }
}
