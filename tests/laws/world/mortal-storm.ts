import type { Storm } from "./invocation.ts";

/** A storm over one world; once that has ended, nothing of what was planned there happens any more. */
export interface MortalStorm {
  readonly storm: Storm;
  end(): void;
}

export function createMortalStorm(storm: Storm): MortalStorm {
  let isOver = false;
  const { time } = storm;
  return {
    storm: {
      ...storm,
      time: { ...time, schedule: (at, work) => time.schedule(at, () => !isOver && work()) },
      get faults() {
        return storm.faults;
      },
      set faults(faults) {
        storm.faults = faults;
      },
    },
    end: () => {
      isOver = true;
    },
  };
}
