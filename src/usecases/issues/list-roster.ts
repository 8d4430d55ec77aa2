import type { RosterEntry } from "../../core/batch.ts";
import { deriveCadence } from "../../core/derive-cadence.ts";
import type { IssueContent } from "../../core/edition.ts";
import type { EditionKey, PostId } from "../../core/ids.ts";
import type { Issue } from "../../core/issue.ts";
import { selectEdition } from "../../core/select-edition.ts";
import { isActiveAt, type Reader } from "../../core/subscriber.ts";
import type { IssueDependencies } from "./advance-issue.ts";

/** Pages of 1,000 readers in one slice; each costs one KV list, one D1 query and one transaction. */
const PAGES_PER_SLICE = 5;

/**
 * Lists the audience into the ledger: who was active when the issue was planned, with the preferences of then, and
 * gets something of it. A page that is listed twice adds nobody twice.
 */
export async function listRoster(deps: IssueDependencies, issue: Issue): Promise<void> {
  const content = await deps.editions.findContent(issue.id);
  if (content === null) throw new Error(`Issue ${issue.id} is listed before it is composed.`);
  for (let pages = 0; pages < PAGES_PER_SLICE && !deps.ledger.readFacts().listed; pages += 1) {
    await listPage(deps, issue, content);
  }
}

async function listPage(deps: IssueDependencies, issue: Issue, content: IssueContent): Promise<void> {
  const prefix = issue.shards === 16 ? deps.shard.toString(16) : "";
  const page = await deps.readers.list({ prefix, cursor: deps.ledger.readCursor(), asOf: issue.plannedAt });
  if (page === "cursor-failed") {
    deps.log.record("roster.restarted", { issue: issue.id, shard: deps.shard });
    return deps.ledger.restartListing();
  }
  const entries: RosterEntry[] = [];
  const editions = new Map<EditionKey, readonly PostId[]>();
  for (const reader of page.readers) {
    if (!isInAudience(reader, issue, deps.newsletter.cadences)) continue;
    const edition = selectEdition(reader, content);
    if (edition === null) continue;
    entries.push({ id: reader.id, address: reader.address, edition: edition.key });
    editions.set(edition.key, edition.posts);
  }
  deps.ledger.addPage(entries, editions, page.cursor);
}

function isInAudience(
  reader: Reader,
  issue: Issue,
  offered: IssueDependencies["newsletter"]["cadences"],
): boolean {
  if (!isActiveAt(reader, issue.plannedAt)) return false;
  return issue.cadence === "special" || deriveCadence(reader.cadence, offered) === issue.cadence;
}
