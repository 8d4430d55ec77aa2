import { setTimeout as delay } from "node:timers/promises";
import { type EventTarget, isTaken, postEvent } from "../../dev/resend-emulator/events/post-event.ts";

export interface EventCourse {
  /** Where they go; another place after a restart. */
  readonly target: () => EventTarget;
  readonly atOnce: number;
  /** After each answer 2xx, told how many there were. */
  readonly onTaken: (taken: number) => void;
}

/** The provider's shortest pause before it sends an event again, some of its seconds less. */
const PAUSE_MS = 50;
/** An event that has not been taken by then never will be. */
const MOST_ATTEMPTS = 600;

/** Sends events until each was answered 2xx. What the attempts were answered: status (or `lost`) and how often. */
export async function sendEvents(
  bodies: readonly string[],
  { target, atOnce, onTaken }: EventCourse,
): Promise<Readonly<Record<string, number>>> {
  const answers: Record<string, number> = {};
  let next = 0;
  let taken = 0;
  const work = async () => {
    while (next < bodies.length) {
      const body = bodies[next] ?? "";
      next += 1;
      const id = `msg_${crypto.randomUUID()}`;
      for (let attempt = 1; !(await attemptOnce(target(), body, id, answers)); attempt += 1) {
        if (attempt === MOST_ATTEMPTS) throw new Error(`An event is not taken: ${JSON.stringify(answers)}`);
        await delay(PAUSE_MS);
      }
      taken += 1;
      onTaken(taken);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return answers;
}

async function attemptOnce(target: EventTarget, body: string, id: string, answers: Record<string, number>) {
  const status = await postEvent(target, body, id);
  const answer = status === null ? "lost" : String(status);
  answers[answer] = (answers[answer] ?? 0) + 1;
  return isTaken(status);
}
