import type { Preferences, SavedPreferences } from "../../contract/subscribers/reader-answers.ts";
import { formatInstant } from "../../core/ids.ts";
import { selectChoices } from "../../core/subscribers/preferences/preference-fields.ts";
import type { PreferencesView } from "../../usecases/preferences/view-preferences.ts";

/** For machines: instants in ISO 8601, and nothing that only the page needs. */
export const presentPreferences = (own: PreferencesView): Preferences => ({
  ...selectChoices(own),
  pausedUntil: own.pausedUntil === null ? null : formatInstant(own.pausedUntil),
  ...(own.address === null ? {} : { email: own.address }),
});

export const presentSaved = (own: PreferencesView): SavedPreferences => ({
  status: "saved",
  ...presentPreferences(own),
});
