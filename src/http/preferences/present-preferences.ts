import { formatInstant } from "../../core/ids.ts";
import type { PreferenceVerbs } from "../shell/preference-verbs.ts";

type Found = Extract<Awaited<ReturnType<PreferenceVerbs["findPreferences"]>>, { ok: true }>;

/** A reader's choices as the use cases answer them. */
export type Preferences = Found["value"];

/** The same, after a change. */
export type ChangedPreferences = Extract<
  Awaited<ReturnType<PreferenceVerbs["changePreferences"]>>,
  { ok: true }
>["value"];

/** For machines: instants in ISO 8601, and nothing that only the page needs. */
export const presentPreferences = ({
  leaveToken: _leaveToken,
  pauseDays: _pauseDays,
  topicChoices: _topicChoices,
  values: _values,
  merged: _merged,
  address,
  ...own
}: ChangedPreferences) => ({
  ...own,
  pausedUntil: own.pausedUntil === null ? null : formatInstant(own.pausedUntil),
  ...(address === null ? {} : { email: address }),
});
