import { deriveCadence } from "../../core/derive-cadence.ts";
import type { Instant } from "../../core/ids.ts";
import type { Language } from "../../core/language.ts";
import type { Newsletter } from "../../core/settings/settings.ts";
import { type PauseDays, planPauseDays } from "../../core/subscribers/plan-pause.ts";
import { selectChoices } from "../../core/subscribers/preferences/preference-fields.ts";
import {
  derivePreferenceValues,
  type PreferenceValues,
} from "../../core/subscribers/preferences/preference-values.ts";
import type { Preferences } from "../../core/subscribers/preferences/preferences.ts";
import type { ActiveSubscriber } from "../../core/subscribers/subscriber.ts";
import type { NumberedTopic, Topic } from "../../core/topic.ts";
import type { LinkSigner } from "../../ports/access/link-signer.ts";

/** What a reader sees of their own choices. */
export interface PreferencesView extends Omit<Preferences, "topics"> {
  /** As offered now, in order. */
  readonly languages: readonly Language[];
  /** Slugs; empty: everything. */
  readonly topics: readonly string[];
  /**
   * The topics to choose from: those offered now, and those that the reader chose earlier and that are not offered any
   * more.
   */
  readonly topicChoices: readonly Topic[];
  /** The same as a form shows it. */
  readonly values: PreferenceValues;
  /** Null: no pause now. */
  readonly pausedUntil: Instant | null;
  readonly pauseDays: PauseDays;
  /** Only behind a magic link. */
  readonly address: string | null;
  /** For the link that leaves. */
  readonly leaveToken: string;
}

export interface ViewDependencies {
  readonly newsletter: Pick<Newsletter, "languages" | "cadences">;
  readonly signer: Pick<LinkSigner, "sign">;
}

export async function viewPreferences(
  { newsletter, signer }: ViewDependencies,
  record: ActiveSubscriber,
  seen: { readonly isFresh: boolean; readonly topics: readonly NumberedTopic[]; readonly now: Instant },
): Promise<PreferencesView> {
  const { pause } = record;
  const values = derivePreferenceValues(record, { ...newsletter, topics: seen.topics }, seen.now);
  return {
    ...selectChoices(record),
    values,
    languages: values.languages,
    topics: values.topics,
    topicChoices: seen.topics.map(({ slug, name }) => ({ slug, name })),
    cadence: deriveCadence(record.cadence, newsletter.cadences),
    pausedUntil: pause !== null && pause.until > seen.now ? pause.until : null,
    pauseDays: planPauseDays(seen.now, record.timeZone),
    address: seen.isFresh ? record.address : null,
    leaveToken: await signer.sign({ purpose: "leave", id: record.id, issuedAt: seen.now }),
  };
}
