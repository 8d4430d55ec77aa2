import type { TickPart } from "../../../src/usecases/tick/run-tick.ts";

/** Sees which parts of one tick begin. */
export function watchParts(parts: readonly TickPart[]) {
  const begun = new Set<string>();
  const watch = ({ name, work }: TickPart): TickPart => ({
    name,
    work(t) {
      begun.add(name);
      return work(t);
    },
  });
  return {
    parts: parts.map(watch),
    listUnbegun: () => parts.map(({ name }) => name).filter((name) => !begun.has(name)),
  };
}
