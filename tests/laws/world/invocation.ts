import type { Faults } from "../storm/faults.ts";
import type { Random } from "../storm/random.ts";
import type { VirtualTime } from "./virtual-time.ts";

/** What every part of one schedule shares. `faults` changes when the storm is over. */
export interface Storm {
  readonly time: VirtualTime;
  readonly random: Random;
  faults: Faults;
  /** What happened, for people; only kept where somebody will read it. */
  note(what: string): void;
  /** A law is broken. */
  accuse(what: string): void;
}

/** One run of the Worker or of an object, from its first line to its end or to the crash that cuts it off. */
export interface Invocation {
  readonly name: string;
  isAlive(): boolean;
  /** From here on nothing of it runs any more: whoever waits, waits for ever. */
  kill(): void;
  /** A call to somebody else: there, the effect, and back; each takes time, and anything may happen on the way. */
  call<Answer>(what: string, effect: () => Answer | Promise<Answer>): Promise<Answer>;
  sleep(ms: number): Promise<void>;
}

const CALL_MS = 12;
const SLOW_CALL_MS = 9_000;

export function createInvocation(storm: Storm, name: string, onCrash: () => void = () => {}): Invocation {
  const { time, random } = storm;
  let alive = true;
  const kill = () => {
    if (!alive) return;
    alive = false;
    onCrash();
  };
  const travelMs = () => random.integer(1, random.happens(storm.faults.slowCall) ? SLOW_CALL_MS : CALL_MS);

  return {
    name,
    isAlive: () => alive,
    kill,
    call<Answer>(what: string, effect: () => Answer | Promise<Answer>) {
      return new Promise<Answer>((resolve, reject) => {
        if (!alive) return;
        const arrivesAt = time.now() + travelMs();
        const returnsAt = arrivesAt + travelMs();
        const fails = random.happens(storm.faults.storeFailure);
        const isTooEarly = fails && random.happens(0.5);
        if (random.happens(storm.faults.crash)) planCrash(what, returnsAt);
        let outcome: Promise<Answer> = new Promise(() => {});
        time.schedule(arrivesAt, () => {
          if (!isTooEarly) outcome = perform(effect);
          outcome.catch(() => {}); // nobody may be left to hear of it
          return false;
        });
        time.schedule(returnsAt, () => {
          if (!alive) return false;
          if (fails) storm.note(`${name}: ${what} fails ${isTooEarly ? "before" : "after"} its effect`);
          if (fails) reject(new Error(`D1_ERROR: ${what} failed`));
          else resolve(outcome);
          return true;
        });
      });
    },
    sleep(ms) {
      if (ms <= 0) return alive ? Promise.resolve() : new Promise(() => {});
      return new Promise((resolve) => {
        time.schedule(time.now() + ms, () => {
          if (alive) resolve();
          return alive;
        });
      });
    },
  };

  function planCrash(what: string, before: number): void {
    time.schedule(random.integer(time.now(), before), () => {
      if (alive) storm.note(`${name}: crashes during ${what}`);
      kill();
      return false;
    });
  }
}

async function perform<Answer>(effect: () => Answer | Promise<Answer>): Promise<Answer> {
  return effect();
}
