import type { Problem } from "../../core/problem.ts";
import { type Result, succeed } from "../../core/result.ts";
import type { Newsletter } from "../../core/settings/settings.ts";
import type { LinkSigner } from "../../ports/access/link-signer.ts";
import type { TopicCatalog } from "../../ports/posts/topic-catalog.ts";
import { listOfferedTopics, listOwnTopics } from "../subscribers/list-offered-topics.ts";
import { type FindActiveDependencies, findActive } from "./find-active.ts";
import { type ManagementDependencies, verifyManagement } from "./verify-management.ts";
import { type PreferencesView, viewPreferences } from "./view-preferences.ts";

export interface FindPreferencesDependencies extends FindActiveDependencies, ManagementDependencies {
  readonly newsletter: Pick<Newsletter, "languages" | "cadences" | "topics" | "requirePage">;
  readonly signer: LinkSigner;
  readonly topics: TopicCatalog;
}

/** A reader's own choices, for whoever has a link out of one of their mails. Changes nothing. */
export async function findPreferences(
  deps: FindPreferencesDependencies,
  input: { readonly token: string },
): Promise<Result<PreferencesView, Problem>> {
  const management = await verifyManagement(deps, input);
  if (!management.ok) return management;
  const { id, isFresh } = management.value;
  const [record, offered] = await Promise.all([findActive(deps, id), listOfferedTopics(deps)]);
  if (!record.ok) return record;
  const topics = await listOwnTopics(deps, offered, record.value.topics);
  return succeed(await viewPreferences(deps, record.value, { isFresh, topics, now: deps.clock.now() }));
}
