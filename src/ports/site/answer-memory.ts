import type { Instant } from "../../core/ids.ts";
import type { CheckedState, KeptAnswer } from "../../core/site/answer.ts";

/** Answers that were made already. It may forget any of them at any time; whoever uses one asks the store for its revision. */
export interface AnswerMemory {
  find(name: string): Promise<KeptAnswer | null>;
  /** Without waiting for anything: null where it must be looked for. */
  recall(name: string): KeptAnswer | null;
  keep(name: string, answer: KeptAnswer): void;
  /** What the store said, asked at that moment. */
  note(checked: CheckedState): void;
  /** Null: not since the last doubt. */
  latest(): CheckedState | null;
  /** Something may have changed until then: what was asked before counts no longer. */
  doubt(until: Instant): void;
}
