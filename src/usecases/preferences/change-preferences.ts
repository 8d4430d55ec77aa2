import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import type { Newsletter } from "../../core/settings/settings.ts";
import { changesCadence, decidePreferences } from "../../core/subscribers/preferences/decide-preferences.ts";
import {
  type MergedPreferences,
  mergePreferences,
} from "../../core/subscribers/preferences/merge-preferences.ts";
import {
  type PreferenceInput,
  parsePreferences,
} from "../../core/subscribers/preferences/parse-preferences.ts";
import {
  derivePreferenceValues,
  type PreferenceValues,
} from "../../core/subscribers/preferences/preference-values.ts";
import type { ActiveSubscriber } from "../../core/subscribers/subscriber.ts";
import type { NumberedTopic } from "../../core/topic.ts";
import type { Log } from "../../ports/runtime/log.ts";
import type { ScheduleStore } from "../../ports/schedule/schedule-store.ts";
import { listOfferedTopics, listOwnTopics } from "../subscribers/list-offered-topics.ts";
import type { SeenFacts } from "../subscribers/records/find-facts.ts";
import {
  type SaveDecision,
  type SaveDependencies,
  saveSubscriber,
} from "../subscribers/records/save-subscriber.ts";
import { requireActive } from "./find-active.ts";
import type { FindPreferencesDependencies } from "./find-preferences.ts";
import { verifyManagement } from "./verify-management.ts";
import { type PreferencesView, viewPreferences } from "./view-preferences.ts";

export type ChangePreferencesDependencies = FindPreferencesDependencies &
  SaveDependencies & {
    readonly newsletter: Pick<Newsletter, "timeZone">;
    readonly schedule: Pick<ScheduleStore, "readPositions">;
    readonly log: Log;
  };

type Outcome = Result<
  { readonly record: ActiveSubscriber; readonly isChanged: boolean; readonly merged: MergedPreferences },
  Problem
>;

/** How things are now; `merged` only where a form said what it had shown. */
export type ChangedPreferences = PreferencesView & {
  readonly merged?: Pick<MergedPreferences, "changedElsewhere" | "contested">;
};

/**
 * Changes preferences; they count from the next issue. Absent fields stay as they are, and so does what was changed
 * elsewhere after the form was `shown`. Idempotent.
 */
export async function changePreferences(
  deps: ChangePreferencesDependencies,
  { shown, ...input }: PreferenceInput & { readonly token: string; readonly shown?: PreferenceValues | null },
): Promise<Result<ChangedPreferences, Problem>> {
  const management = await verifyManagement(deps, input);
  if (!management.ok) return management;
  const { id, isFresh } = management.value;
  const offered = await listOfferedTopics(deps);
  const at = deps.clock.now();
  const saved = await saveSubscriber(deps, { id, at }, (facts) =>
    decide(deps, { facts, input, shown: shown ?? null, offered }),
  );
  if (!saved.ok) return saved;
  if (!saved.value.ok) return saved.value;
  const { record, isChanged, merged } = saved.value.value;
  const topics = await listOwnTopics(deps, offered, record.topics);
  if (isChanged) deps.log.record("preferences.changed", { id });
  const view = await viewPreferences(deps, record, { isFresh, topics, now: deps.clock.now() });
  return succeed(shown ? { ...view, merged } : view);
}

/**
 * The cadences are read only if the reader changes to another one; a plan that is committed in between voids the
 * change.
 */
async function decide(
  deps: ChangePreferencesDependencies,
  seen: {
    readonly facts: SeenFacts;
    readonly input: PreferenceInput;
    readonly shown: PreferenceValues | null;
    readonly offered: readonly NumberedTopic[];
  },
): Promise<SaveDecision<Outcome>> {
  const active = requireActive(seen.facts);
  if (!active.ok) return { answer: active, save: null };
  const record = active.value;
  const now = deps.clock.now();
  const topics = await listOwnTopics(deps, seen.offered, record.topics);
  const offer = { ...deps.newsletter, topics };
  const stored = derivePreferenceValues(record, offer, now);
  const merged = mergePreferences(seen.input, seen.shown ?? stored, stored);
  const choices = parsePreferences(seen.shown === null ? seen.input : merged.input, { offer, record, now });
  if (!choices.ok) return { answer: fail(choices.problem), save: null };

  const { cadences: offered } = deps.newsletter;
  const switches = changesCadence(record, choices.value.cadence, offered);
  const positions = switches ? await deps.schedule.readPositions() : null;
  const decision = decidePreferences(record, choices.value, { offered, positions, now });
  if (decision.record === null) return { answer: succeed({ record, isChanged: false, merged }), save: null };
  const save = {
    record: decision.record,
    unsubscription: "keep",
    at: decision.at,
    switch: decision.switch,
  } as const;
  return { answer: succeed({ record: decision.record, isChanged: true, merged }), save };
}
