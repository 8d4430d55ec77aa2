import type { askMagicLink } from "../../usecases/preferences/ask-magic-link.ts";
import type { changePreferences } from "../../usecases/preferences/change-preferences.ts";
import type { downloadData } from "../../usecases/preferences/download-data.ts";
import type { eraseMyself } from "../../usecases/preferences/erase-myself.ts";
import type { findPreferences } from "../../usecases/preferences/find-preferences.ts";
import type { mailLink } from "../../usecases/preferences/mail-link.ts";
import type { Bound } from "./bound.ts";

/** The verbs of a reader's own page. */
export interface PreferenceVerbs {
  readonly findPreferences: Bound<typeof findPreferences>;
  readonly changePreferences: Bound<typeof changePreferences>;
  readonly askMagicLink: Bound<typeof askMagicLink>;
  readonly mailLink: Bound<typeof mailLink>;
  readonly downloadData: Bound<typeof downloadData>;
  readonly eraseMyself: Bound<typeof eraseMyself>;
}
