import type { Instant } from "../../core/ids.ts";
import type { Lane } from "../../core/provider/lane.ts";
import { decideStart, HORIZON_MS } from "../../core/provider/pacing/decide-start.ts";
import type { PacingState } from "../../core/provider/pacing/pacing-state.ts";
import type { Clock } from "../../ports/runtime/clock.ts";

export interface StartRequest {
  readonly lane: Lane;
  readonly requester: string;
  readonly count: number;
}

export interface StartQueueDependencies {
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
 * Allocates the account's starts. Confirmations and welcome mails are served first and at once; digests wait in one queue, and whoever
 * waits gets one start in turn until the horizon is reached, so that issues share evenly. Each start is kept before it
 * is told. The queue is in memory: after a crash its requesters ask again.
 */
export function createStartQueue(deps: StartQueueDependencies) {
  let queue: readonly Waiting[] = [];
  let isServing = false;

  const serveInTurn = () => {
    const now = deps.clock.now();
    let state = deps.read();
    /** False: the next start lies beyond the horizon. */
    const serve = (one: Waiting): boolean => {
      const decided = decideStart(state, deps.rate(), now);
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
  const waitAndServe = async () => {
    if (isServing) return;
    isServing = true;
    while (queue.length > 0) {
      const now = deps.clock.now();
      const { startAt } = decideStart(deps.read(), deps.rate(), now);
      await deps.clock.sleep(Math.max(1, startAt - HORIZON_MS - now));
      serveInTurn();
    }
    isServing = false;
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
        void waitAndServe();
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
