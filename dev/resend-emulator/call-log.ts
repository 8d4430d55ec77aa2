import type { Answer } from "./answer.ts";
import type { ReceivedCall } from "./received-mail.ts";

type Writable = { -readonly [Field in keyof ReceivedCall]: ReceivedCall[Field] };

/** The open entry of one call. */
export interface CallEntry {
  readonly call: ReceivedCall;
  note(facts: Partial<Pick<ReceivedCall, "bodyHash" | "accepted" | "replayed" | "dropped">>): void;
  settle(answer: Answer): void;
}

export interface CallLog {
  open(path: string, idempotencyKey: string | null): CallEntry;
  all(): readonly ReceivedCall[];
  clear(): void;
}

/** Every call in order of arrival, entered before anything else happens to it. */
export function createCallLog(now: () => number): CallLog {
  let calls: ReceivedCall[] = [];
  return {
    open(path, idempotencyKey) {
      const call: Writable = {
        ...{ index: calls.length, path, idempotencyKey, receivedAt: new Date(now()).toISOString() },
        ...{ bodyHash: null, status: null, error: null, accepted: 0, replayed: false, dropped: false },
      };
      calls.push(call);
      return {
        call,
        note: (facts) => void Object.assign(call, facts),
        settle: (answer) =>
          void Object.assign(call, { status: answer.status, error: errorNameOf(answer.body) }),
      };
    },
    all: () => calls,
    clear: () => {
      calls = [];
    },
  };
}

function errorNameOf(body: unknown): string | null {
  return typeof body === "object" && body !== null && "name" in body ? String(body.name) : null;
}
