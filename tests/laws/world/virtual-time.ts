/** A moment's work; whether it resumed anybody, who then runs until the next await before time goes on. */
export type Work = () => boolean;

interface Entry {
  readonly at: number;
  readonly order: number;
  readonly work: Work;
}

/** Time that passes only where something is due: an ordered queue, and one thing after the other. */
export interface VirtualTime {
  now(): number;
  /** Not before now; at the same millisecond in the order of the calls. */
  schedule(at: number, work: Work): void;
  /** Until nothing is due up to that moment, or until `isOver`. Answers how many things happened. */
  runUntil(end: number, isOver: () => boolean): Promise<number>;
}

export function createVirtualTime(start: number): VirtualTime {
  const heap: Entry[] = [];
  let now = start;
  let order = 0;
  return {
    now: () => now,
    schedule(at, work) {
      order += 1;
      push(heap, { at: Math.max(now, Math.ceil(at)), order, work });
    },
    async runUntil(end, isOver) {
      let happened = 0;
      while (!isOver()) {
        const next = heap[0];
        if (next === undefined || next.at > end) break;
        pop(heap);
        now = next.at;
        happened += 1;
        if (next.work()) await settle();
      }
      if (!isOver()) now = Math.max(now, end);
      return happened;
    },
  };
}

/** Every promise that was resolved has run its course by then: Node's next tick comes once no promise has anything to do. */
const settle = () => new Promise<void>((resolve) => process.nextTick(resolve));

const isBefore = (a: Entry, b: Entry) => a.at < b.at || (a.at === b.at && a.order < b.order);

function push(heap: Entry[], entry: Entry): void {
  let index = heap.push(entry) - 1;
  while (index > 0) {
    const parent = (index - 1) >> 1;
    if (!isBefore(entry, heap[parent]!)) break;
    heap[index] = heap[parent]!;
    index = parent;
  }
  heap[index] = entry;
}

function pop(heap: Entry[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  let index = 0;
  for (;;) {
    let child = 2 * index + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child += 1;
    if (!isBefore(heap[child]!, last)) break;
    heap[index] = heap[child]!;
    index = child;
  }
  heap[index] = last;
}
