import type { Instant } from "../../core/ids.ts";
import type { Lane } from "../../core/provider/lane.ts";
import { decideStart, HORIZON_MS, type PacingState } from "../../core/provider/pacing.ts";
import type { Clock } from "../../ports/runtime/clock.ts";

export interface StartRequest {
  readonly lane: Lane;
  readonly taker: string;
  readonly count: number;
}

export interface StartDeskDependencies {
  readonly clock: Clock;
  /** Requests a second by the settings. */
  readonly rate: () => number;
  readonly read: () => PacingState;
  readonly write: (state: PacingState) => void;
}

interface Waiting extends StartRequest {
  readonly starts: Instant[];
  readonly answer: (starts: readonly Instant[]) => void;
}

/**
 * Hands out the account's starts. Confirmations and welcome mails are served first and at once; digests wait in one queue, and whoever
 * waits gets one start in turn until the horizon is reached, so that issues share evenly. Each start is kept before it
 * is told. The queue is in memory: after a crash its takers ask again.
 */
export function createStartDesk(deps: StartDeskDependencies) {
  let queue: readonly Waiting[] = [];
  let dozing = false;

  const serveInTurn = () => {
    const now = deps.clock.now();
    let state = deps.read();
    /** False: the next start lies beyond the horizon. */
    const serve = (one: Waiting): boolean => {
      const decided = decideStart(state, deps.rate(), now, { answered: one.lane === "digest" });
      if (one.lane === "digest" && decided.startAt > now + HORIZON_MS) return false;
      state = decided.state;
      one.starts.push(decided.startAt);
      return true;
    };
    let round = queue;
    while (round.length > 0) round = serveRound(round, serve);
    if (state !== deps.read()) deps.write(state);
    for (const one of queue) if (one.starts.length > 0) one.answer(one.starts);
    queue = queue.filter((one) => one.starts.length === 0);
  };
  const doze = async () => {
    if (dozing) return;
    dozing = true;
    while (queue.length > 0) {
      const now = deps.clock.now();
      const { startAt } = decideStart(deps.read(), deps.rate(), now);
      await deps.clock.sleep(Math.max(1, startAt - HORIZON_MS - now));
      serveInTurn();
    }
    dozing = false;
  };
  return {
    /** Something about the starts has changed for the better. */
    serveInTurn,
    reserve: (request: StartRequest): Promise<readonly Instant[]> =>
      new Promise((answer) => {
        if (request.count <= 0) return answer([]);
        const one: Waiting = { ...request, starts: [], answer };
        queue = request.lane === "digest" ? [...queue, one] : [one, ...queue];
        serveInTurn();
        void doze();
      }),
  };
}

/** One start for each in turn. Answers who may have another one. */
function serveRound(round: readonly Waiting[], serve: (one: Waiting) => boolean): readonly Waiting[] {
  const again: Waiting[] = [];
  for (const one of round) {
    if (!serve(one)) return [];
    if (one.starts.length < one.count) again.push(one);
  }
  return again;
}
