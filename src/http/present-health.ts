import type { Health } from "../core/health.ts";
import { formatInstant } from "../core/ids.ts";
import type { SettingFault } from "../core/settings.ts";

/** One thing that is wrong: a fault of the set-up, or a part of the tick that does not do its work. */
export type HealthProblem =
  | SettingFault
  | {
      readonly kind: "tick-part-failing";
      readonly part: string;
      readonly since: string;
      readonly fault: string;
    };

const FAILING = "This part of the tick fails. The log says why, under tick.part-failed.";

/** Whatever keeps the newsletter from doing its work. */
export const presentProblems = ({ problems, failing }: Health): readonly HealthProblem[] => [
  ...problems,
  ...failing.map(({ part, since }) => ({
    kind: "tick-part-failing" as const,
    part,
    since: formatInstant(since),
    fault: FAILING,
  })),
];
