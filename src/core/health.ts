import type { Instant } from "./ids.ts";
import type { SettingFault } from "./settings.ts";

/** A part of the tick that did not do its work at the latest tick. */
export interface FailingPart {
  readonly part: string;
  readonly since: Instant;
}

/** How the deployment is now. */
export interface Health {
  readonly at: Instant;
  /** What is lacking in the set-up. */
  readonly problems: readonly SettingFault[];
  readonly failing: readonly FailingPart[];
}
