import type { Cadence } from "../../cadence.ts";
import type { Language } from "../../language.ts";
import type { TimeZone } from "../../time-zone.ts";
import type { TopicNumber } from "../../topic.ts";

/** What and how often a reader chose. Empty lists mean: the default language, every topic. */
export interface Preferences {
  /** In order of preference; never empty once stored. */
  readonly languages: readonly Language[];
  readonly topics: readonly TopicNumber[];
  readonly cadence: Cadence;
  /** Local hour 0 to 23, or null for the newsletter's own. */
  readonly hour: number | null;
  readonly timeZone: TimeZone;
}
