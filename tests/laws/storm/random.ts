/** Chance by number: the same seed gives the same draws, on every machine. */
export interface Random {
  /** 0 ≤ x < 1. */
  fraction(): number;
  happens(probability: number): boolean;
  /** Both ends included. */
  integer(from: number, to: number): number;
  pick<Item>(items: readonly Item[]): Item;
}

/** Mulberry32 over a seed that is mixed first, so that neighbouring seeds share nothing. */
export function createRandom(seed: number): Random {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ (seed >>> 13);
  const fraction = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const integer = (from: number, to: number) => from + Math.floor(fraction() * (to - from + 1));
  return {
    fraction,
    happens: (probability) => probability > 0 && fraction() < probability,
    integer,
    pick: (items) => items[integer(0, items.length - 1)]!,
  };
}
