import type { Cadence } from "../src/core/cadence.ts";
import type { Language } from "../src/core/language.ts";

/** What every mail and page says about the newsletter itself. Addresses are strings: contents are stored as JSON. */
export interface Site {
  readonly title: string;
  readonly description: string;
  readonly publicUrl: string;
  /** The blog. */
  readonly siteUrl: string;
  /** Offered languages, the first is the default. */
  readonly languages: readonly Language[];
  /** Offered cadences, the first is the default. */
  readonly cadences: readonly Cadence[];
  readonly timeZone: string;
  readonly postalAddress: string;
}
